import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { checkEditorial } from "../../../src/checks/editorial/index.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { editorialContext } from "./editorial-context.ts";

const real = fileURLToPath(new URL("../../..", import.meta.url));
const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A copy of this repository's own publication, to plant faults in. */
export class PlantedPublication {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "glossator-editorial-"));
    roots.push(this.root);
    for (const folder of ["content", "_data"])
      cpSync(join(real, folder), join(this.root, folder), { recursive: true });
  }

  /** Adds a paragraph at the end of an explainer; gives the line it stands on. */
  write(slug: string, paragraph: string): { file: string; line: number } {
    const file = `content/explainers/${slug}.md`;
    const before = readFileSync(join(this.root, file), "utf8").trimEnd();
    // After a heading, so that no list or box above takes it in.
    const text = `${before}\n\n## Planted\n\n${paragraph}\n`;
    writeFileSync(join(this.root, file), text);
    return { file, line: lineOf(text, paragraph.split("\n")[0] ?? "") };
  }

  /** Changes an entry of a data file; gives the line of a key of it afterwards. */
  change(
    name: string,
    id: string,
    key: string,
    edit: (entry: Record<string, unknown>) => void,
  ): { file: string; line: number } {
    const file = `_data/${name}.json`;
    const entries = JSON.parse(readFileSync(join(this.root, file), "utf8")) as Array<Record<string, unknown>>;
    const entry = entries.find((one) => one["id"] === id);
    if (!entry) throw new Error(`No ${id} in ${file}`);
    edit(entry);
    const text = JSON.stringify(entries, null, 2);
    writeFileSync(join(this.root, file), text);
    const lines = text.split("\n");
    const start = lines.findIndex((line) => line.includes(`"id": ${JSON.stringify(id)}`));
    return {
      file,
      line: start + 1 + lines.slice(start).findIndex((line) => line.trimStart().startsWith(`"${key}"`)),
    };
  }

  /** Adds an entry to a data file; gives the line of its id. */
  add(name: string, entry: Record<string, unknown>): { file: string; line: number } {
    const file = `_data/${name}.json`;
    const entries = JSON.parse(readFileSync(join(this.root, file), "utf8")) as unknown[];
    const text = JSON.stringify([...entries, entry], null, 2);
    writeFileSync(join(this.root, file), text);
    return { file, line: lineOf(text, `"id": ${JSON.stringify(entry["id"])}`) };
  }

  /** What the rules find that they do not find in the publication as it is. */
  newProblems(buildDate?: string): Problem[] {
    const before = new Set(realProblems(buildDate).map(keyOf));
    return checkEditorial(editorialContext(this.root, buildDate)).filter(
      (problem) => !before.has(keyOf(problem)),
    );
  }
}

const known = new Map<string | undefined, readonly Problem[]>();

/** What the rules say to the publication as it is. */
export function realProblems(buildDate?: string): readonly Problem[] {
  const problems = known.get(buildDate) ?? checkEditorial(editorialContext(real, buildDate));
  known.set(buildDate, problems);
  return problems;
}

/** Lines move when something is planted; what is said does not. */
function keyOf({ file, rule, message }: Problem): string {
  return `${file} ${rule} ${message}`;
}

function lineOf(text: string, words: string): number {
  return text.slice(0, text.lastIndexOf(words)).split("\n").length;
}
