import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../publication.ts";

/** A fenced block of a document: its language, what stands behind that, and where it is. */
export interface Example {
  readonly language: string;
  /** Words behind the language, which say where the example goes: `json _data/glossary.json`. */
  readonly words: readonly string[];
  readonly text: string;
  /** For messages: `docs/writing.md:12`. */
  readonly place: string;
}

/** Every fenced block of a document, those in lists too. */
export function examplesIn(path: string): Example[] {
  const text = readFileSync(join(projectRoot, path), "utf8");
  return Array.from(text.matchAll(/^( *)(`{3,})(.*)\n([\s\S]*?)^\1\2$/gm), (match): Example => {
    const [, indent = "", , info = "", body = ""] = match;
    const [language = "", ...words] = info.trim().split(/\s+/);
    const line = text.slice(0, match.index).split("\n").length;
    return {
      language,
      words,
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
      place: `${path}:${line}`,
    };
  });
}

/** Every piece of code in the running text that is Markdown of ours: a directive, a link to another file, an image. */
export function inlineExamplesIn(path: string): string[] {
  return inlineCodeIn(path).filter((code) => /^(?::{1,3}[a-z]|!?\[[^\]]+\]\()/.test(code));
}

/** Attributes alone, `{with=date}`, which belong to the directive before. */
export function attributesIn(path: string): string[] {
  return inlineCodeIn(path).filter((code) => /^\{[a-z]+=/.test(code));
}

/** Keys and values of JSON, and of front matter where the value is a list or an object: `"undated": true`, `terms: { off: [a] }`. */
export function inlineDataIn(path: string): string[] {
  return inlineCodeIn(path).filter((code) => /^(?:"\w+": |\{ "|[a-z]\w*: [[{])/i.test(code));
}

function inlineCodeIn(path: string): string[] {
  const text = readFileSync(join(projectRoot, path), "utf8").replace(/^( *)(`{3,})[\s\S]*?^\1\2$/gm, "");
  return Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code = ""]) => code);
}
