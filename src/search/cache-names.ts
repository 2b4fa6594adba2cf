import { engineScript } from "./engine-script.ts";
import { hashedName } from "../model/hashed-name.ts";
import type { PagefindOutput } from "./pagefind-index.ts";
import { contentsName, entryName } from "./search-contents.ts";
import type { FragmentsByThing, ResultKind, SearchContents } from "./search-contents.ts";

/** The served search: files by name within their folder, ready for hosts with long caches. */
export interface ServedSearch {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly contents: SearchContents;
}

interface PagefindEntry {
  readonly version: string;
  readonly languages: Record<string, { hash: string; wasm: string | null; page_count: number }>;
}

/**
 * Pagefind names its chunks by their content, but not its engine and its WebAssembly: a browser that kept those would read a
 * new index with an old engine (Pagefind issue 597). Here they get a hash as well, and `contents.json` says which are in
 * force. All stay in one folder, so what did not change keeps its URL, and neither a cache nor the offline copy fetches it again.
 * What the search does not use (Pagefind's own interfaces, its worker, engines for other languages) is left out.
 */
export function nameForLongCaches({ files, fragments }: PagefindOutput): ServedSearch {
  const named = new Map<string, Uint8Array>();
  const add = (plainName: string, content: Uint8Array): string => {
    const name = hashedName(plainName, content);
    named.set(name, content);
    return name;
  };
  const engine = engineScript(Buffer.from(required(files, "pagefind.js")).toString("utf8"));
  const entry = JSON.parse(Buffer.from(required(files, entryName)).toString("utf8")) as PagefindEntry;
  const head: string[] = [];
  for (const language of Object.values(entry.languages)) {
    const wasm = language.wasm ?? "unknown";
    const wasmName = add(`wasm.${wasm}.pagefind`, required(files, `wasm.${wasm}.pagefind`));
    language.wasm = wasmName.slice("wasm.".length, -".pagefind".length);
    const meta = `pagefind.${language.hash}.pf_meta`;
    named.set(meta, required(files, meta));
    head.push(wasmName, meta);
  }
  for (const [name, content] of files) if (/\.pf_(index|fragment)$/.test(name)) named.set(name, content);

  const contents: SearchContents = {
    engine: add("engine.js", Buffer.from(engine)),
    entry,
    head,
    fragments: add("fragments.json", Buffer.from(JSON.stringify(byKind(fragments)))),
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

function byKind(fragments: PagefindOutput["fragments"]): FragmentsByThing {
  const kinds: Partial<Record<ResultKind, Record<string, string>>> = {};
  for (const { kind, id, fragment } of fragments) (kinds[kind] ??= {})[id] = fragment;
  return kinds;
}
