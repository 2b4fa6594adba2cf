import type { Site } from "./site.ts";
import type { SearchFiles } from "./files.ts";
import type { FoundText, RunQuery } from "./pagefind.ts";
import { scriptPolicy } from "./trusted-script.ts";
import type { PackedTexts, Reply, Request } from "./worker.ts";

/** A worker that has been started, and may not have come yet. */
export interface EngineWorker {
  /** @throws where the browser, or the page's policy, allows no worker */
  setUp(files: SearchFiles, folder: URL): Promise<RunQuery>;
  end(): void;
}

/** Starts a worker with this very script, which the browser has. */
export function startWorker({ client, root }: Site): EngineWorker {
  const worker = new Worker(scriptPolicy(root).createScriptURL(client.href) as string);
  const waiting = new Map<
    number,
    { readonly done: (found?: PackedTexts) => void; readonly fail: (error: Error) => void }
  >();
  let asked = 0;
  worker.addEventListener("message", ({ data: { number, found, error } }: MessageEvent<Reply>) => {
    const { done, fail } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (error === undefined) done?.(found);
    else fail?.(new Error(error));
  });
  const failed = new Promise<never>((_, fail) => {
    worker.addEventListener("error", () => fail(new Error("The search's worker does not run")));
  });
  failed.catch(() => undefined);
  const ask = (request: Request, handOver: Transferable[] = []): Promise<PackedTexts | undefined> => {
    const answered = new Promise<PackedTexts | undefined>((done, fail) => {
      waiting.set(++asked, { done, fail });
      worker.postMessage([asked, request], handOver);
    });
    return Promise.race([answered, failed]);
  };
  return {
    end: () => worker.terminate(),
    async setUp({ contents, read }, folder) {
      const { engine, entry, head } = contents;
      const loaded = ask({ script: new URL(engine, folder).href, root: root.href });
      // Told below; the files may take longer.
      loaded.catch(() => undefined);
      const files = await Promise.all(
        head.map(async (name) => [name, await (await read(name)).arrayBuffer()] as const),
      );
      await loaded;
      const contentsOfFiles = files.map(([, content]) => content);
      await ask({ entry, folder: folder.href, head: files }, contentsOfFiles);
      return async (words) => textsOf((await ask({ words }))!);
    },
  };
}

function textsOf({ ids, scores, starts, words }: PackedTexts): FoundText[] {
  return ids === ""
    ? []
    : ids.split(" ").map((id, at) => ({
        id,
        score: scores[at]!,
        words: [...words.subarray(starts[at], starts[at + 1])],
      }));
}
