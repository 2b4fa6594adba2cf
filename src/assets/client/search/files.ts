import type { SearchContents } from "../../../search/search-contents.ts";

/** The files of the search, wherever they are. */
export interface SearchFiles {
  readonly contents: SearchContents;
  readonly read: (name: string) => Promise<Response>;
}

/** What Pagefind keeps of a page or record. */
export interface Fragment {
  /** From the site's root. */
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: ReadonlyArray<{
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }>;
}

/** With this Pagefind begins each of its files; the build looks whether it still does (`src/search/pagefind-index.ts`). */
const signature = "pagefind_dcd";

/** Read without Pagefind, which would make excerpts of its own, in HTML. */
export async function loadFragment({ read }: SearchFiles, id: string): Promise<Fragment> {
  const response = await unpacked(await read(`fragment/${id}.pf_fragment`));
  return JSON.parse((await response.text()).slice(signature.length)) as Fragment;
}

/** The browser unpacks in a tenth of the time that Pagefind takes, which leaves alone what is unpacked already. */
export async function unpacked(response: Response): Promise<Response> {
  const packed = await response.arrayBuffer();
  const [first, second] = new Uint8Array(packed);
  if (first !== 0x1f || second !== 0x8b) return new Response(packed);
  return new Response(new Response(packed).body!.pipeThrough(new DecompressionStream("gzip")));
}
