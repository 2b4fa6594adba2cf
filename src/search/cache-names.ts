import { createHash } from "node:crypto";
import type { PagefindOutput } from "./pagefind-index.ts";
import type { ResultKind, SearchContents } from "./search-contents.ts";

/** The served search: files by name within their folder, ready for hosts with long caches. */
export interface ServedSearch {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly contents: SearchContents;
}

/** The file that a browser asks the server about each time. */
export const contentsName = "contents.json";

interface PagefindEntry {
  readonly version: string;
  readonly languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}

/**
 * Pagefind names its chunks by their content, but not its engine and its WebAssembly: a browser that kept those would read a
 * new index with an old engine (Pagefind issue 597). Here they get a hash as well. The entry file keeps its name, and is asked for with a
 * tag behind it; `contents.json` says the tag and the engine's name. All stay in one folder, so what did not
 * change keeps its URL, and neither a cache nor the offline copy fetches it again.
 * What the search does not use (Pagefind's own interfaces, its worker, engines for other languages) is left out.
 */
export function nameForLongCaches({ files, fragments }: PagefindOutput): ServedSearch {
  const named = new Map<string, Uint8Array>();
  const engine = required(files, "pagefind.js");
  const engineName = `pagefind-${hashOf(engine)}.js`;
  named.set(engineName, engine);

  const entry = JSON.parse(
    Buffer.from(required(files, "pagefind-entry.json")).toString("utf8"),
  ) as PagefindEntry;
  for (const language of Object.values(entry.languages)) {
    const wasm = required(files, `wasm.${language.wasm ?? "unknown"}.pagefind`);
    language.wasm = `${language.wasm ?? "unknown"}-${hashOf(wasm)}`;
    named.set(`wasm.${language.wasm}.pagefind`, wasm);
    const meta = `pagefind.${language.hash}.pf_meta`;
    named.set(meta, required(files, meta));
  }
  for (const [name, content] of files) if (/\.pf_(index|fragment)$/.test(name)) named.set(name, content);
  const entryFile = Buffer.from(JSON.stringify(entry));
  named.set("pagefind-entry.json", entryFile);

  const contents: SearchContents = {
    engine: engineName,
    tag: hashOf(entryFile),
    fragments: byKind(fragments),
  };
  named.set(contentsName, Buffer.from(JSON.stringify(contents)));
  return { files: named, contents };
}

function required(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const content = files.get(name);
  if (!content) {
    const found = [...files.keys()].filter((path) => !path.includes("/")).join(", ");
    throw new Error(
      `Pagefind wrote no ${name}. Its output has changed: it wrote ${found}. Pin the version that worked, or adapt src/search.`,
    );
  }
  return content;
}

function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 10);
}

function byKind(fragments: PagefindOutput["fragments"]): SearchContents["fragments"] {
  const kinds: Partial<Record<ResultKind, Record<string, string>>> = {};
  for (const { kind, id, fragment } of fragments) (kinds[kind] ??= {})[id] = fragment;
  return kinds;
}
