import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { checksumsPath, parseChecksums } from "../exports/checksums.ts";
import { UsageError, type Arguments } from "./arguments.ts";
import { say } from "./print.ts";
import { siteInFolder, siteOnHost, type PublishedSite } from "./verify/published-site.ts";

/**
 * `glossator verify WHERE`: holds a copy of a site, in a folder or on a host, to its check sums: its own, which finds a
 * deployment that was cut short, or those of a build that one trusts, which finds any change at all.
 */
export async function verify({ words, against }: Arguments): Promise<number> {
  const [where, ...rest] = words;
  if (where === undefined || rest.length > 0)
    throw new UsageError("Name one place: glossator verify https://example.org/, or a folder.");
  const site = await siteAt(where);
  const list = against === undefined ? await site.read(checksumsPath) : await listIn(resolve(against));
  const sums = typeof list === "string" ? undefined : parseChecksums(Buffer.from(list).toString("utf8"));
  if (typeof list === "string" || !sums) {
    const why = typeof list === "string" ? list : "is no list of check sums";
    say(`${against ?? where}: ${checksumsPath} ${why}. Without it nothing can be said of the copy.`);
    return 1;
  }
  const faults = await faultsIn(site, sums);
  for (const { path, what } of faults) process.stdout.write(`${path}  ${what}\n`);
  const count = `${sums.size} ${sums.size === 1 ? "file" : "files"}`;
  say(
    faults.length === 0
      ? `${where}: ${count}, each as it was built.`
      : `${where}: ${faults.length} of ${count} ${faults.length === 1 ? "is" : "are"} not as built.`,
  );
  return faults.length === 0 ? 0 : 1;
}

interface Fault {
  readonly path: string;
  readonly what: string;
}

async function faultsIn(site: PublishedSite, sums: ReadonlyMap<string, string>): Promise<Fault[]> {
  const checked = await site.sums([...sums.keys()]);
  const listed = [...sums].flatMap(([path, sum]): Fault[] => {
    const found = checked.get(path);
    if (found === undefined || ("missing" in found && site.keepsBack(path))) return [];
    if ("missing" in found) return [{ path, what: found.missing }];
    return found.sum === sum ? [] : [{ path, what: "changed" }];
  });
  const extra = site.paths
    .filter((path) => path !== checksumsPath && !sums.has(path))
    .map((path) => ({ path, what: "not part of the site" }));
  return [...listed, ...extra].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function siteAt(where: string): Promise<PublishedSite> {
  if (/^https?:\/\//i.test(where)) {
    if (!URL.canParse(where)) throw new UsageError(`${where} is no web address.`);
    return siteOnHost(new URL(where));
  }
  const folder = resolve(where);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`${where} is neither a folder nor a web address.`);
  return siteInFolder(folder);
}

/** The list of a build that one trusts: a site's folder, or the list itself. */
async function listIn(place: string): Promise<Uint8Array | string> {
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new UsageError(`${place} is not there.`);
  const [folder, name] = found.isDirectory() ? [place, checksumsPath] : [dirname(place), basename(place)];
  return (await siteInFolder(folder)).read(name);
}
