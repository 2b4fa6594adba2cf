import type { PackReceiver } from "../../../search/engine-script.ts";
import { startPagefind, type FoundText, type RunQuery } from "./pagefind.ts";
import { scriptPolicy } from "./trusted-script.ts";

/** What the page asks of the worker, in this order: to run the engine's script, to set it to work, to look for words. */
export type Request =
  | { readonly script: string; readonly root: string }
  | {
      readonly entry: object;
      /** Where the other files are. */
      readonly folder: string;
      readonly head: ReadonlyArray<readonly [name: string, content: ArrayBuffer]>;
    }
  | { readonly words: string };

/** What the worker says to the request of that number. */
export interface Reply {
  readonly number: number;
  readonly found?: PackedTexts;
  readonly error?: string;
}

/** A thousand texts as four values, which cost next to nothing to hand over. */
export interface PackedTexts {
  readonly ids: string;
  readonly scores: Float64Array;
  /** Where the words of each begin among all; at the end their number. */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
}

interface WorkerScope {
  glossatorPack?: PackReceiver;
  importScripts(url: string): void;
  postMessage(reply: Reply, handOver: readonly Transferable[]): void;
}

/** The search client's other life: in a worker it runs the engine, so that no letter waits for a search. */
export function answerThePage(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.glossatorPack = { put: () => undefined };
  let run: RunQuery | undefined;
  addEventListener("message", ({ data: [number, request] }: MessageEvent<[number, Request]>) => {
    answer(request).then(
      (found) => reply(found ? { number, found } : { number }),
      (error: unknown) => reply({ number, error: String(error) }),
    );
  });

  function reply(message: Reply): void {
    const { scores, starts, words } = message.found ?? {};
    const handOver = [scores, starts, words].flatMap((values) => (values ? [values.buffer] : []));
    scope.postMessage(message, handOver as ArrayBuffer[]);
  }

  async function answer(request: Request): Promise<PackedTexts | undefined> {
    if ("script" in request) {
      const policy = scriptPolicy(new URL(request.root));
      scope.importScripts(policy.createScriptURL(request.script) as string);
    } else if ("head" in request) {
      const head = new Map(request.head);
      const read = async (name: string): Promise<Response> => {
        const content = head.get(name);
        return content ? new Response(content) : fetch(new URL(name, request.folder));
      };
      run = await startPagefind(scope.glossatorPack!.engine!, request.entry, read);
    } else return packedTexts(await run!(request.words));
    return undefined;
  }
}

function packedTexts(found: readonly FoundText[]): PackedTexts {
  const starts = new Uint32Array(found.length + 1);
  found.forEach(({ words }, at) => (starts[at + 1] = starts[at]! + words.length));
  return {
    ids: found.map(({ id }) => id).join(" "),
    scores: Float64Array.from(found, ({ score }) => score),
    starts,
    words: Uint32Array.from(found.flatMap(({ words }) => words)),
  };
}
