import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { glossator, minimal, writePublication, type Files } from "../publication.ts";
import { Serving } from "../reliability/serving.ts";

/** Texts that would run code, each with a file that it would write. */
const running = (file: string): Readonly<Record<string, Files>> => {
  const write = `process.getBuiltinModule("fs").writeFileSync(${JSON.stringify(file)}, "")`;
  const inTemplate = `{{ [].constructor.constructor(${JSON.stringify(`return ${write}`)})() }}`;
  const plain = `---\ntitle: A page\n---\n\n${inTemplate}\n`;
  return {
    "front matter in JavaScript": { "content/page.md": `---js\n{ title: ${write} }\n---\n\nText.\n` },
    "front matter in JavaScript, behind a space": {
      "content/page.md": `--- js\nconst title = ${write};\n---\n\nText.\n`,
    },
    "a layout with such front matter": {
      "content/_includes/layout.md": `---js\n{ title: ${write} }\n---\n\nText.\n`,
      "content/page.md": "---\nlayout: layout.md\n---\n\nText.\n",
    },
    "a template engine": {
      "content/page.md": plain.replace("title:", "templateEngineOverride: njk,md\ntitle:"),
    },
    "a template engine that data name": {
      "content/page.md": plain,
      "content/content.json": { templateEngineOverride: "njk,md" },
    },
    "a template engine that is worked out": {
      "content/page.md": plain,
      "_data/eleventyComputed/templateEngineOverride.json": '"njk,md"',
    },
  };
};

describe("a text runs nothing where it is built or served:", () => {
  test.each(Object.keys(running("")))("%s", async (what) => {
    const root = writePublication(minimal);
    const written = join(root, "written-by-a-text");
    writePublication(running(written)[what]!, root);
    const told = /(?:front-matter-readable|text-is-markdown) +\S/;
    const { code, stderr } = await glossator(["build", "--core", "--root", root]);
    expect(code, stderr).toBe(1);
    expect(stderr).toMatch(told);
    const serving = new Serving(root, 8399);
    try {
      expect(await serving.comesTrue(() => told.test(serving.said) && /Watching/.test(serving.said))).toBe(
        true,
      );
    } finally {
      await serving.end();
    }
    expect(existsSync(written)).toBe(false);
  });
});

test("front matter in JavaScript is Eleventy's where a template is the publisher's own", async () => {
  const root = writePublication({
    ...minimal,
    "content/own.njk": "---js\n{ title: String(6 * 7), layout: false }\n---\n{{ title }}",
  });
  const { code, stderr } = await glossator(["build", "--core", "--root", root]);
  expect(code, stderr).toBe(0);
});
