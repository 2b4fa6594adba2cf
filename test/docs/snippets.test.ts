import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import { writePublication as scaffoldPublication } from "../../src/cli/new/publication.ts";
import snippets from "../../src/cli/new/snippets.json" with { type: "json" };
import { dataFiles } from "../../src/model/data-files.ts";
import { explainer, glossator, projectRoot, read, writePublication } from "../publication.ts";

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: string | readonly string[];
}

const all = Object.entries<Snippet>(snippets);

/** What an author has who presses Tab until the snippet is through. https://code.visualstudio.com/docs/editing/userdefinedsnippets */
function filled({ body }: Snippet): string {
  const today: Readonly<Record<string, string>> = {
    CURRENT_YEAR: "2025",
    CURRENT_MONTH: "06",
    CURRENT_DATE: "01",
  };
  return (typeof body === "string" ? body : body.join("\n"))
    .replace(/\$\{\d+\|([^,|]+)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => today[name]!)
    .replaceAll("$0", "");
}

const common = { asOf: "2025-01", status: "official", sources: ["source-id"] };
const answers = [
  { text: "Yes", to: "out" },
  { text: "No", to: "out" },
];

/** The entries that the snippets' placeholders name. */
const entries: Readonly<Record<string, readonly object[]>> = {
  "glossary.json": [{ id: "term-id", term: "a term", short: "What it is.", sources: ["source-id"] }],
  "figures.json": [
    { id: "figure-id", label: "All", amount: 10, unit: "EUR", ...common },
    { id: "part-id", label: "A part", amount: 4, unit: "EUR", ...common },
  ],
  "sources.json": [
    { id: "source-id", title: "A source", publisher: "Somebody", date: "2025-01-01", kind: "reference" },
  ],
  "events.json": [
    { id: "event-id", date: "2025-03", title: "An event", status: "happened", actors: ["actor-id"] },
  ],
  "actors.json": [{ id: "actor-id", kind: "person", name: "Somebody", role: "A judge", asOf: "2025-01" }],
  "positions.json": [
    { actor: "actor-id", question: "Should it go on?", stance: "against", text: "It should not.", ...common },
  ],
  "guides.json": [
    {
      id: "guide-id",
      title: "A guide",
      questions: [{ id: "first", text: "Is it?", answers }],
      outcomes: [{ id: "out", title: "So", text: "It is so.", ...common }],
    },
  ],
};

test("every snippet builds when its placeholders are left as they are", async () => {
  const data = Object.fromEntries(
    Object.entries(entries).map(([file, present]) => {
      const own = all.filter(([name]) => name.startsWith(`${file}: `));
      const added = own.map(([, snippet]) => JSON.parse(filled(snippet)) as object);
      return [`_data/${file}`, [...present, ...added]];
    }),
  );
  const texts = all.flatMap(([name, snippet]): Array<[string, string]> => {
    if (snippet.scope !== "markdown") return [];
    const file = `content/explainers/${name.toLowerCase().replace(/\W+/g, "-")}.md`;
    const text = filled(snippet);
    if (text.startsWith("---")) return [[file, text.replace("draft: true\n", "")]];
    // Boxes and blocks stand on lines of their own, the rest in a sentence.
    return [
      [file, explainer(`"${name}"`, `## Section\n\n${text.startsWith("::") ? text : `See ${text}`}\n`)],
    ];
  });
  const root = writePublication({
    "_data/site.json": { title: "Snippets", description: "Each on a page.", language: "en-GB" },
    ...data,
    ...Object.fromEntries(texts),
    "content/explainers/explainer.md": explainer("Explainer", "## Section\n\nText.\n"),
  });
  const { code, stderr } = await glossator(["build", "--core", "--root", root]);
  expect(stderr).not.toContain("error");
  expect(code).toBe(0);
  const site = join(root, "_site/explainers");
  expect(read(site, "number.html")).toContain('data-figure="figure-id"');
  expect(read(site, "claim.html")).toContain("What is claimed.");
  expect(read(site, "link-to-a-section.html")).toContain("explainer.html#s-section");
});

test("there is a snippet for every directive and for every list of data that is written by hand", () => {
  const prefixes = all.map(([, { prefix }]) => prefix);
  for (const directive of [":fig", ":cite", ":term", ":plain", ":actor", ":event"])
    expect(prefixes).toContain(directive);
  for (const block of [
    "::chart",
    "::timeline",
    "::positions",
    "::guide",
    ":::aside",
    ":::claim",
    ":::unknown",
  ])
    expect(prefixes).toContain(block);
  const files = new Set(all.filter(([, { scope }]) => scope === "json").map(([name]) => name.split(":")[0]));
  // Tables and guides are lists within lists: a snippet would be a form to fill in. `glossator new guide` writes one.
  const byHand = dataFiles.map(({ name }) => name).filter((name) => !/tables|guides/.test(name));
  expect(files).toEqual(new Set(byHand));
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

test("this repository and every new publication have them, and the schemas of every file", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "glossator-new-")), "mine");
  scaffoldPublication(folder, "2025-06-01");
  for (const root of [projectRoot, folder]) {
    // With comments and trailing commas, as the editor reads it and Prettier writes it.
    expect(parse(read(root, ".vscode/glossator.code-snippets"))).toEqual(snippets);
    expect(JSON.parse(read(root, ".vscode/tasks.json"))).toEqual(
      JSON.parse(read(projectRoot, "src/cli/new/tasks.json")),
    );
    const settings = JSON.parse(read(root, ".vscode/settings.json")) as {
      readonly "json.schemas": ReadonlyArray<{ readonly fileMatch: readonly string[]; readonly url: string }>;
    };
    const schemas = settings["json.schemas"];
    expect(schemas.flatMap(({ fileMatch }) => fileMatch)).toEqual(
      ["site.json", ...dataFiles.map(({ name }) => name)].map((name) => `_data/${name}`),
    );
    for (const { url } of schemas) {
      const path = url.replace("./node_modules/glossator/", "./");
      const schema = JSON.parse(readFileSync(join(projectRoot, path), "utf8")) as { readonly type: string };
      expect(schema.type).toMatch(/^(array|object)$/);
    }
  }
});
