import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { dataFiles } from "../../model/data-files.ts";
import type { Scaffolded } from "../new.ts";
import { ownCommand, rootWords } from "../own-command.ts";
import { begin, explainerText } from "./explainer.ts";
import { idFrom } from "./slug.ts";
import snippets from "./snippets.json" with { type: "json" };
import tasks from "./tasks.json" with { type: "json" };

/** Our own package.json: the version that scaffolds is the version that a publication begins with, Eleventy's too. */
const own = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly devDependencies: { readonly "@11ty/eleventy": string };
};

/** Writes a whole small publication that builds at once, into a folder that is new or empty. */
export function writePublication(folder: string, today: string): Scaffolded {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory())
    return { refused: `${folder} is a file. Nothing was written. Name a new folder.` };
  if (found && readdirSync(folder).length > 0)
    return { refused: `${folder} is there and not empty. Nothing was written. Name a new folder.` };
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
    advice: `Look at it with: ${ownCommand("serve", ...rootWords(folder))}\nBuild it with: ${ownCommand("build", ...rootWords(folder))}\nTo let it stand alone put the package into it: README.md of Glossator, "Ten minutes", tells how.`,
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
        import: "glossator import",
        release: "glossator release",
      },
      engines: { node: own.engines.node },
      dependencies: {
        glossator: `^${own.version}`,
        "@11ty/eleventy": own.devDependencies["@11ty/eleventy"],
      },
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
      begin,
      "This publication has :fig[explainers-here] explainer so far.:cite[method] Words that it defines are marked by themselves.",
    ),
    ".github/workflows/publish.yml": workflow,
    // An editor completes and underlines the data while somebody types.
    ".vscode/settings.json": {
      "json.schemas": ["site.json", ...dataFiles.map(({ name }) => name)].map((name) => ({
        fileMatch: [`_data/${name}`],
        url: `./node_modules/glossator/docs/schemas/${name.replace(/\.json$/, ".schema.json")}`,
      })),
    },
    ".vscode/glossator.code-snippets": snippets,
    // What the check finds is listed beside the text.
    ".vscode/tasks.json": tasks,
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
