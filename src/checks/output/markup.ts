import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { generatorHash } from "../../cache/generator.ts";
import { cacheFolder, ResultCache } from "../../cache/result-cache.ts";
import type { Problem } from "../../model/problem.ts";
import type { MarkupFault } from "./validate-page.ts";
import type { WrittenPage } from "./written-page.ts";

/**
 * html-validate's recommended and accessibility rules, on the pages that our layout made. A page that was looked at is not
 * looked at again while it stays as it is. https://html-validate.org
 */
export async function checkMarkup(
  pages: readonly WrittenPage[],
  folder = cacheFolder("markup"),
): Promise<Problem[]> {
  const generator = generatorHash();
  const results = new ResultCache(generator === undefined ? undefined : folder);
  const ours = pages.filter(({ isOurs }) => isOurs);
  const faults = new Map<WrittenPage, readonly MarkupFault[]>();
  for (const page of ours) {
    const known = await results.recall([generator, page.html]);
    if (known) faults.set(page, JSON.parse(Buffer.from(known).toString("utf8")) as MarkupFault[]);
  }
  const unknown = ours.filter((page) => !faults.has(page));
  await withValidator(unknown.length, (validate) =>
    Promise.all(
      unknown.map(async (page) => {
        const { html } = page;
        const found = await validate(html);
        faults.set(page, found);
        await results.keep([generator, html], Buffer.from(JSON.stringify(found)));
      }),
    ),
  );
  return ours.flatMap((page) =>
    (faults.get(page) ?? []).map((fault) => ({ file: `_site/${page.path}`, ...fault })),
  );
}

const isSource = extname(import.meta.filename) === ".ts";

type Validate = (html: string) => Promise<readonly MarkupFault[]>;

/** So many pages take as long as it takes a thread to begin. */
const worthThreads = 100;

/** The validator takes longer to load than most publications take to build, so only who validates something new pays for it. */
async function withValidator(count: number, use: (validate: Validate) => Promise<unknown>): Promise<void> {
  if (count === 0) return;
  if (count < worthThreads) {
    const { default: validate } = await import("./validate-page.ts");
    await use(validate);
    return;
  }
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({
    filename: new URL(isSource ? "validate-thread.mjs" : "validate-page.js", import.meta.url).href,
    maxThreads: availableParallelism(),
  });
  try {
    await use((html) => pool.run(html) as Promise<MarkupFault[]>);
  } finally {
    await pool.destroy();
  }
}
