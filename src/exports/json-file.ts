import type { SiteFile } from "../model/site-file.ts";

/** A JSON file that a person can read too. Keys without a value are left out. */
export function jsonFile(path: string, value: unknown): SiteFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}

/** An optional list, or nothing where it is empty. */
export function unlessEmpty<Entry>(list: readonly Entry[]): readonly Entry[] | undefined {
  return list.length > 0 ? list : undefined;
}
