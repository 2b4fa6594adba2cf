import { createHash } from "node:crypto";
import type { Publication } from "../model/publication.ts";
import { absoluteUrl, paths, relativeUrl } from "../model/urls.ts";

/**
 * How a file at `from` names a page of the site: by its absolute URL where the site has one, since exports travel, and
 * otherwise as a page does, relative to where it is.
 */
export function addressFrom(from: string, path: string, { site }: Publication): string {
  if (site.url === undefined) return relativeUrl(from, path);
  return absoluteUrl(site.url, path === paths.home ? "" : path);
}

/**
 * A UUID that stays the same as long as the thing has its name (version 5, RFC 9562). It is of the site's URL, or of the
 * publication's title where there is none: two publications may both have an event "summit".
 */
export function stableUuid(name: string, { site }: Publication): string {
  const namespace = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex"); // NameSpace_URL
  const hash = createHash("sha1")
    .update(namespace)
    .update(`${site.url ?? site.title}#${name}`)
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
