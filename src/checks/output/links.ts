import { didYouMeanHint } from "../../model/did-you-mean.ts";
import type { Problem } from "../../model/problem.ts";
import { paths, splitFragment } from "../../model/urls.ts";
import type { WrittenSite } from "../check-site.ts";
import { placeIn, type PageLink, type WrittenPage } from "./written-page.ts";

/** Every internal link leads to a file of the site by a page-relative URL, and every fragment to an element. */
export function checkLinks(site: WrittenSite): Problem[] {
  const idsByPath = new Map(site.pages.map((page) => [page.path, page.ids]));
  // Most links of a large site stand on every page of a folder, and mean the same on each.
  const known = new Map<string, KnownFaults>();
  return site.pages.flatMap((page) => {
    const ofFolder = faultsOfFolder(page, known);
    const faultOf = (link: PageLink): Fault | undefined => {
      if (link.url === "" || /^[#?]/.test(link.url) || page.path === paths.notFound)
        return findFault(page, link, site, idsByPath);
      const faults = link.isFetched ? ofFolder.fetched : ofFolder.visited;
      let fault = faults.get(link.url);
      if (fault === undefined) faults.set(link.url, (fault = findFault(page, link, site, idsByPath) ?? null));
      return fault ?? undefined;
    };
    return page.links.flatMap((link) => {
      const found = faultOf(link);
      if (!found) return none;
      const place = placeIn(page.html, link.offset);
      return [{ file: `_site/${page.path}`, ...place, severity: "error" as const, ...found }];
    });
  });
}

const none: readonly Problem[] = [];

/** What is wrong with each link from a folder, by its URL: `null` where nothing is. */
interface KnownFaults {
  readonly fetched: Map<string, Fault | null>;
  readonly visited: Map<string, Fault | null>;
}

function faultsOfFolder({ path }: WrittenPage, known: Map<string, KnownFaults>): KnownFaults {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  let faults = known.get(folder);
  if (!faults) known.set(folder, (faults = { fetched: new Map(), visited: new Map() }));
  return faults;
}

type Fault = Pick<Problem, "rule" | "message">;

function findFault(
  page: WrittenPage,
  { url, isFetched }: PageLink,
  site: WrittenSite,
  idsByPath: ReadonlyMap<string, ReadonlySet<string>>,
): Fault | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith("//")) return outside(url, isFetched);
  // At the depth where a host shows it, nothing else would be right.
  if (url.startsWith("/") && page.path === paths.notFound) return undefined;
  if (url.startsWith("/")) {
    return {
      rule: "link-relative",
      message: `"${url}" begins at the root of the host, and breaks under a path and from disk.`,
    };
  }
  const [target, fragment] = splitFragment(url);
  const path = resolvePath(page.path, target.split("?")[0] ?? "");
  if (path === undefined) return { rule: "link-resolves", message: `"${url}" leads out of the site.` };
  if (!site.files.has(path)) {
    const hint = didYouMeanHint(path, site.files);
    return { rule: "link-resolves", message: `"${url}" leads to no file of the site.${hint}` };
  }
  if (!fragment) return undefined;
  const ids = idsByPath.get(path);
  if (!ids || ids.has(decode(fragment)) || fragment === "top") return undefined;
  return {
    rule: "fragment-exists",
    message: `"${url}": no element of ${path} has the id "${decode(fragment)}".`,
  };
}

function outside(url: string, isFetched: boolean): Fault | undefined {
  if (isFetched && !url.startsWith("data:")) {
    return {
      rule: "no-third-party",
      message: `"${url}" is fetched from another host, which the readers would be reported to.`,
    };
  }
  if (/^(https?|mailto|tel|data):/i.test(url)) return undefined;
  return { rule: "link-scheme", message: `"${url}" is not a link that a page should have.` };
}

/** The path in the site, or `undefined` where `..` climbs above the root. */
function resolvePath(from: string, target: string): string | undefined {
  if (target === "") return from;
  const segments = from.split("/").slice(0, -1);
  for (const segment of target.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== ".") segments.push(decode(segment));
  }
  return segments.join("/");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
