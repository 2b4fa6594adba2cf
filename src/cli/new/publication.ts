import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Scaffolded } from "../new.ts";
import { explainerText } from "./explainer.ts";
import { idFrom } from "./slug.ts";

/** Writes a whole small publication that builds at once, into a folder that is new or empty. */
export function writePublication(folder: string, today: string): Scaffolded {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    return { refused: `${folder} is there and not empty. Nothing was written. Name a new folder.` };
  }
  const files = publicationFiles(idFrom(basename(folder)) || "publication", today);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`,
    );
  }
  const written = Object.keys(files).map((path) => relative(process.cwd(), join(folder, path)));
  return {
    written,
    advice: `Build it with: glossator build --root ${relative(process.cwd(), folder) || "."}`,
  };
}

function publicationFiles(name: string, today: string): Record<string, string | object> {
  return {
    "package.json": {
      name,
      private: true,
      type: "module",
      scripts: {
        start: "glossator serve",
        build: "glossator build",
        check: "glossator check",
        new: "glossator new",
      },
      dependencies: { glossator: "*" },
    },
    ".gitignore": "node_modules/\n_site/\n.glossator/\n",
    "eleventy.config.js": `import glossator from "glossator";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(glossator);
  return { dir: { input: "content", data: "../_data", output: "_site" }, markdownTemplateEngine: false };
}
`,
    "_data/site.json": {
      title: "A new publication",
      description: "What a reader finds here.",
      language: "en-GB",
    },
    "_data/glossary.json": [
      {
        id: "explainer",
        term: "explainer",
        short: "A text that answers one question and says how we know.",
        sources: ["method"],
      },
    ],
    "_data/figures.json": [
      {
        id: "explainers-here",
        label: "Explainers here",
        amount: 1,
        unit: "count",
        asOf: today,
        status: "official",
        sources: ["method"],
      },
    ],
    "_data/sources.json": [
      {
        id: "method",
        title: "About this publication",
        publisher: "The editors",
        date: today,
        kind: "reference",
      },
    ],
    "content/explainers/the-first-question.md": explainerText("The first question?", today, false).replace(
      "Begin here. A term of the glossary is marked by itself.",
      "This publication has :fig[explainers-here] explainer so far.:cite[method] A term of the glossary is marked by itself.",
    ),
    ".github/workflows/publish.yml": workflow,
  };
}

const workflow = `# Builds the site and publishes it on GitHub Pages.
name: publish
on:
  push:
    branches: [main]
permissions:
  contents: read
  pages: write
  id-token: write
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci
      - run: npm run build
      - uses: actions/upload-pages-artifact@v3
        with:
          path: _site
      - uses: actions/deploy-pages@v4
`;
