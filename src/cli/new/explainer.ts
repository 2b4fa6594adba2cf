import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import type { Scaffolded } from "../new.ts";
import { idFrom } from "./slug.ts";

/** Writes the first lines of an explainer. */
export function writeExplainer(root: string, title: string, today: string): Scaffolded {
  const slug = idFrom(title);
  if (slug === "")
    return {
      refused: `No file name can be made of "${title}". Use letters or digits of the Latin alphabet.`,
    };
  const file = `content/explainers/${slug}.md`;
  if (existsSync(join(root, file))) return { refused: `${file} is there already. Nothing was written.` };
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), explainerText(title, today));
  return {
    written: [file],
    advice:
      "It is a draft: `glossator serve` shows it, `glossator build` leaves it out until you take draft away.",
  };
}

export function explainerText(title: string, today: string, draft = true): string {
  const frontMatter = stringify({
    title,
    question: title.endsWith("?") ? title : undefined,
    summary: "The answer in one paragraph.",
    published: today,
    updated: today,
    keyPoints: ["The first thing to take away."],
    ...(draft ? { draft: true } : {}),
  });
  return `---\n${frontMatter}---\n\n## What it is about\n\nBegin here. A term of the glossary is marked by itself.\n`;
}
