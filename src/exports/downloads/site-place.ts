/** A page or file of the site, and a place on it. */
export interface SitePlace {
  /** From the site's root: `glossary/safe.html`. */
  readonly path: string;
  readonly fragment?: string;
}

/** No site is there; it only carries relative URLs to their path. */
const nowhere = "http://site.invalid/";

/** Where in the site a URL leads that stands on the page at `from`; undefined where it leads out of it. */
export function placeOf(url: string, from: string): SitePlace | undefined {
  const base = nowhere + from.split("/").map(encodeURIComponent).join("/");
  if (!URL.canParse(url, base)) return undefined;
  const absolute = new URL(url, base);
  if (!absolute.href.startsWith(nowhere)) return undefined;
  const path = decode(absolute.pathname.slice(1));
  return absolute.hash === "" ? { path } : { path, fragment: decode(absolute.hash.slice(1)) };
}

/** `path#fragment`, as the model writes places. */
export function placeText({ path, fragment }: SitePlace): string {
  return fragment === undefined ? path : `${path}#${fragment}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
