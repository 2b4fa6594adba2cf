import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Problem } from "../model/problem.ts";
import { siteSchema } from "../model/site.ts";
import { UsageError, type Arguments } from "./arguments.ts";
import { isColumnName, readColumns } from "./import/columns.ts";
import { readEntries } from "./import/entries.ts";
import { readList, type ListFile } from "./import/list-file.ts";
import { editedList } from "./import/list-text.ts";
import { mergeEntries } from "./import/merge.ts";
import { mergeReport } from "./import/merge-report.ts";
import { parseSheet } from "./import/sheet.ts";
import { printProblems, say } from "./print.ts";
import { publicationFolder } from "./site-folder.ts";

const glossaryPath = "_data/glossary.json";

/**
 * `glossator import FILE`: merges the terms of a sheet into the glossary. What is new is added at its end; what is there
 * already is compared, and changed only when asked for. Any fault in the sheet, and nothing is written.
 */
export async function importGlossary(options: Arguments): Promise<number> {
  const { words, root: folder, dryRun, update, skip, all } = options;
  const [path, ...rest] = words;
  if (path === undefined || rest.length > 0) throw new UsageError("Name one file: glossator import FILE");
  const root = publicationFolder(folder);
  const lists = { glossary: readList(root, glossaryPath), sources: readList(root, "_data/sources.json") };
  const broken = Object.values(lists).flatMap((read) => ("problems" in read ? read.problems : []));
  if (!("list" in lists.glossary) || !("list" in lists.sources)) return refuse(broken, root);
  const glossary = lists.glossary.list;

  const read = readSheet(path);
  if ("problem" in read) return refuse([read.problem], process.cwd());
  const { sheet } = read;
  const { columns, problems } = readColumns(sheet, skip);
  const {
    entries,
    split,
    problems: faults,
  } = readEntries(sheet, columns, {
    terms: glossary.entries,
    sources: lists.sources.list.entries,
    language: languageOf(root),
  });
  const merge = mergeEntries(sheet.file, entries, glossary);
  const found = [...problems, ...faults, ...merge.problems];
  if (found.length > 0) return refuse(found, process.cwd());

  say(mergeReport(merge, { update, dryRun, all, split }));
  const changed = update ? merge.changed : [];
  if (dryRun || merge.added.length + changed.length === 0) {
    say("Nothing was written.");
    return 0;
  }
  writeFileSync(join(root, glossaryPath), editedList(glossary, merge.added, changed));
  process.stdout.write(`${placeWritten(root, glossary, merge.added.length)}\n`);
  return 0;
}

function readSheet(path: string): ReturnType<typeof parseSheet> {
  const absolute = resolve(path);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`There is no file ${path}.`);
  // As it was typed, so that a terminal makes it clickable.
  return parseSheet(readFileSync(absolute), path.replaceAll("\\", "/"), isColumnName);
}

function refuse(problems: readonly Problem[], root: string): number {
  printProblems(problems, { root });
  say("Nothing was written.");
  return 1;
}

/** Sentences end by the rules of a language; a site.json with faults is the check's to tell. */
function languageOf(root: string): string {
  try {
    const site: unknown = JSON.parse(readFileSync(join(root, "_data/site.json"), "utf8"));
    return siteSchema.shape.language.parse((site as { readonly language?: unknown }).language);
  } catch {
    return "en";
  }
}

/** The file, and the line on which what was added begins, so that a terminal makes it clickable. */
function placeWritten(root: string, before: ListFile, added: number): string {
  const shown = relative(process.cwd(), join(root, glossaryPath));
  if (added === 0) return shown;
  const after = readList(root, glossaryPath);
  return "list" in after ? `${shown}:${after.list.lineOf([before.entries.length])}` : shown;
}
