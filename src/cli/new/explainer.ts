import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { stringify } from "yaml";
import type { Scaffolded } from "../new.ts";
import { ownCommand, rootWords } from "../own-command.ts";
import { idFrom } from "./slug.ts";

/** The first sentences of a text, there to be replaced. */
export const begin = "Begin here. Words that you define are marked by themselves.";

/** Writes the first lines of an explainer. */
export function writeExplainer(root: string, title: string, today: string): Scaffolded {
  const slug = idFrom(title);
  if (slug === "")
    return {
      refused: `No file name can be made of "${title}". Use letters or digits of the Latin alphabet.`,
    };
  if (slug === "index")
    return { refused: 'The name "index" is taken by the page that lists the explainers. Use another title.' };
  const file = `content/explainers/${slug}.md`;
  if (existsSync(join(root, file))) return { refused: `${file} is there already. Nothing was written.` };
  const text = explainerText(title, today);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  // "wx" refuses to overwrite even what somebody wrote a moment ago.
  writeFileSync(join(root, file), text, { flag: "wx" });
  const body = text.split("\n").indexOf("## What it is about") + 1;
  return {
    written: [`${relative(process.cwd(), join(root, file)).replaceAll("\\", "/")}:${body}`],
    advice:
      `It is a draft: \`${ownCommand("serve", ...rootWords(root))}\` shows it, \`${ownCommand("build", ...rootWords(root))}\` leaves it out until you take draft away. ` +
      "The summary and the key point are there to be replaced.",
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
  return `---\n${frontMatter}---\n\n## What it is about\n\n${begin}\n`;
}
