import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { checkEditorial } from "../../../src/checks/editorial/index.ts";
import { loadPublication } from "../../../src/load/load-publication.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { editorialContext } from "./editorial-context.ts";

const real = fileURLToPath(new URL("../../..", import.meta.url));
const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** Where a fault was planted: what a report of it must name. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A copy of this repository's own publication, to plant faults in. */
export class PlantedPublication {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "glossator-editorial-"));
    roots.push(this.root);
    for (const folder of ["content", "_data"])
      cpSync(join(real, folder), join(this.root, folder), { recursive: true });
    // What it said before is no matter here: every planted change would want a note.
    rmSync(join(this.root, "_data/releases"), { recursive: true, force: true });
  }

  /** Adds a paragraph at the end of an explainer; gives where words of it stand, its beginning without any. */
  write(slug: string, paragraph: string, words = ""): Place {
    const file = `content/explainers/${slug}.md`;
    const before = readFileSync(join(this.root, file), "utf8").trimEnd();
    // After a heading, so that no list or box above takes it in.
    const text = `${before}\n\n## Planted\n\n${paragraph}\n`;
    writeFileSync(join(this.root, file), text);
    return { file, ...placeOf(text, text.lastIndexOf(paragraph) + paragraph.indexOf(words)) };
  }

  /** Changes an entry of a data file; gives where the value of a key of it, at any depth, stands afterwards. */
  change(name: string, id: string, key: string, edit: (entry: Record<string, unknown>) => void): Place {
    const file = `_data/${name}.json`;
    const entries = JSON.parse(readFileSync(join(this.root, file), "utf8")) as Array<Record<string, unknown>>;
    const entry = entries.find((one) => one["id"] === id);
    if (!entry) throw new Error(`No ${id} in ${file}`);
    edit(entry);
    const text = JSON.stringify(entries, null, 2);
    writeFileSync(join(this.root, file), text);
    const entryAt = text.indexOf(`"id": ${JSON.stringify(id)}`);
    const written = `"${key}": `;
    return { file, ...placeOf(text, text.indexOf(written, entryAt) + written.length) };
  }

  /** Adds an entry to a data file; gives where its id stands. */
  add(name: string, entry: Record<string, unknown>): Place {
    const file = `_data/${name}.json`;
    const entries = JSON.parse(readFileSync(join(this.root, file), "utf8")) as unknown[];
    const text = JSON.stringify([...entries, entry], null, 2);
    writeFileSync(join(this.root, file), text);
    return { file, ...placeOf(text, text.lastIndexOf(JSON.stringify(entry["id"]))) };
  }

  /** Takes a key out of an entry; gives where the entry stands. */
  remove(name: string, id: string, key: string): Place {
    this.change(name, id, "id", (entry) => delete entry[key]);
    const file = `_data/${name}.json`;
    const text = readFileSync(join(this.root, file), "utf8");
    return { file, ...placeOf(text, text.lastIndexOf("{", text.indexOf(`"id": ${JSON.stringify(id)}`))) };
  }

  /** What loading finds, after which there is nothing that the rules could look at. */
  loadProblems(): readonly Problem[] {
    return loadPublication({ root: this.root }).problems;
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

function placeOf(text: string, offset: number): Omit<Place, "file"> {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
