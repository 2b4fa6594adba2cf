import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { explainer, minimal, writePublication, type Files } from "../publication.ts";
import { Serving, type ServingOptions } from "./serving.ts";

/** How many explainers a branch has. */
const size = 24;

/** The files of a branch: each has some explainers that no other has, and says something else in those that all have. */
function filesOf(branch: number): Files {
  const own = Array.from({ length: size }, (_, n) => (n % 3 === 0 ? `only-${branch % 3}-${n}` : `all-${n}`));
  const texts = own.map((name) => [
    `content/explainers/${name}.md`,
    explainer(`Part ${name}`, `A jury, on branch ${branch}.\n`),
  ]);
  const glossary = [{ id: "jury", term: "jury", short: `People who decide, on branch ${branch}.` }];
  return { ...minimal, "_data/glossary.json": glossary, ...(Object.fromEntries(texts) as Files) };
}

/** As git does it: what the other branch does not have goes, and everything else is written anew, all at once. */
function checkOut(root: string, before: Files, files: Files): void {
  for (const path of Object.keys(before)) if (!(path in files)) rmSync(join(root, path));
  for (const [path, content] of Object.entries(files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (before[path] === undefined || text !== before[path]) {
      rmSync(join(root, path), { force: true });
      writeFileSync(join(root, path), text);
    }
  }
}

/**
 * Switches branches under a publication that is served. After each every page says what its branch says, and none is left that
 * the branch does not have.
 * @returns what was not so, in words
 */
export async function switchBranches(
  count: number,
  port: number,
  options: ServingOptions = {},
): Promise<string[]> {
  const root = writePublication(filesOf(0));
  const serving = new Serving(root, port, options);
  const lost: string[] = [];
  try {
    if (!(await serving.shows("explainers/all-1.html", "on branch 0."))) lost.push("the first page");
    for (let branch = 1; branch <= count; branch++) {
      checkOut(root, filesOf(branch - 1), filesOf(branch));
      lost.push(...(await faultsOf(serving, branch)));
    }
    if (lost.length > 0) lost.push(serving.said.slice(-2000));
  } finally {
    await serving.end();
    rmSync(root, { recursive: true, force: true });
  }
  return lost;
}

async function faultsOf(serving: Serving, branch: number): Promise<string[]> {
  const pathOf = (file: string) => file.replace("content/", "").replace(".md", ".html");
  const pagesOf = (files: Files) =>
    Object.keys(files)
      .filter((file) => file.endsWith(".md"))
      .map(pathOf);
  const there = pagesOf(filesOf(branch));
  const gone = pagesOf(filesOf(branch - 1)).filter((path) => !there.includes(path));
  const lost: string[] = [];
  for (const path of there.filter((path) => !path.endsWith("juries.html"))) {
    const isRight = await serving.comesTrue(async () => {
      const page = await serving.page(path);
      return (
        page.includes(`on branch ${branch}.`) && page.includes(`People who decide, on branch ${branch}.`)
      );
    });
    if (!isRight) lost.push(`${path} on branch ${branch}`);
  }
  for (const path of gone) {
    const isGone = await serving.comesTrue(
      async () => (await fetch(new URL(path, serving.url))).status === 404,
    );
    if (!isGone) lost.push(`${path}, which branch ${branch} does not have`);
  }
  return lost;
}
