import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { filesIn, glossator, minimal, projectRoot, read, writePublication } from "../publication.ts";

const files: Readonly<Record<string, string>> = {
  term: "glossary.json",
  figure: "figures.json",
  source: "sources.json",
  event: "events.json",
  actor: "actors.json",
  position: "positions.json",
  guide: "guides.json",
};

test("each kind is added where it belongs, its place is printed, and what to fill in is what the build asks for", async () => {
  const root = writePublication(minimal);
  const asked = new Map<string, readonly string[]>();
  for (const [kind, file] of Object.entries(files)) {
    const { code, stdout, stderr } = await glossator(["new", kind, "Élan of the court", "--root", root]);
    expect(code, kind).toBe(0);
    const [, line] = /:(\d+)\n$/.exec(stdout) ?? [];
    expect(stdout).toBe(`${relative(projectRoot, root)}/_data/${file}:${line}\n`);
    const lines = read(root, `_data/${file}`).split("\n");
    expect(lines[Number(line) - 1], "the line is that of the entry").toMatch(/^ {2}\{$/);
    const first = kind === "position" ? '    "actor": "",' : '    "id": "elan-of-the-court",';
    expect(lines[Number(line)]).toBe(first);
    const [, named = ""] = /Fill in (.+): the build refuses the entry until you do\./.exec(stderr) ?? [];
    asked.set(file, named.split(", "));
  }
  const { code, stderr } = await glossator(["build", "--core", "--root", root]);
  expect(code).toBe(1);
  for (const [file, keys] of asked) {
    const [, report = ""] = new RegExp(`^_data/${file}\\n((?: .*\\n)+)`, "m").exec(stderr) ?? [];
    const lines = read(root, `_data/${file}`).split("\n");
    const refused = Array.from(report.matchAll(/^ +(\d+):/gm), ([, line]) => lines[Number(line) - 1]!);
    for (const key of keys) {
      const last = key
        .replace(/\[\d+\]$/, "")
        .split(".")
        .at(-1)!;
      expect(
        refused.some((line) => line.includes(`"${last}"`)),
        `${file}: ${key} in\n${report}`,
      ).toBe(true);
    }
  }
});

test.runIf(process.platform !== "win32")("what is advised can be copied into a terminal", async () => {
  const root = join(mkdtempSync(join(tmpdir(), "glossator-new-")), "the club's explainers");
  const { stderr } = await glossator(["new", "publication", root]);
  const [, advised = ""] = /^Build it with: glossator build --root (.+)$/m.exec(stderr) ?? [];
  expect(execFileSync("sh", ["-c", `printf %s ${advised}`], { encoding: "utf8" })).toBe(
    relative(projectRoot, root),
  );
});

test("an explainer is shown by the command that is named, in whichever publication it is", async () => {
  const root = writePublication(minimal);
  const { stderr } = await glossator(["new", "explainer", "What is bail?", "--root", root]);
  expect(stderr).toContain(`\`glossator serve --root ${relative(projectRoot, root)}\` shows it`);
});

test("the editor's task of a new publication reads what the check says, place, rule and advice", async () => {
  const root = join(mkdtempSync(join(tmpdir(), "glossator-new-")), "publication");
  expect((await glossator(["new", "publication", root])).code).toBe(0);
  await glossator(["new", "term", "Quorum", "--root", root]);
  const { tasks } = JSON.parse(read(root, ".vscode/tasks.json")) as {
    tasks: [{ command: string; problemMatcher: { pattern: Record<string, number> & { regexp: string } } }];
  };
  const [{ command, problemMatcher }] = tasks;
  const [, words = ""] = /^npm run check -- (.+)$/.exec(command) ?? [];
  const { stdout } = await glossator(["check", ...words.split(" "), "--root", root], {
    GITHUB_WORKSPACE: root,
  });
  const { regexp, severity, file, line, column, code, message } = problemMatcher.pattern;
  const found = new RegExp(regexp).exec(stdout.split("\n")[0]!);
  const written = read(root, "_data/glossary.json")
    .split("\n")
    .findIndex((text) => text.includes('"short": ""'));
  expect([severity, file, line, column, code, message].map((group) => found?.[group!])).toEqual([
    "error",
    "_data/glossary.json",
    String(written + 1),
    "14",
    "short-valid",
    "Is empty. Write something, or leave the key out.",
  ]);
});

test("a new publication builds without a warning, and goes nowhere where something is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "glossator-new-"));
  const root = join(folder, "publication");
  await glossator(["new", "publication", root]);
  const { code, stderr } = await glossator(["check", "--root", root]);
  expect(code).toBe(0);
  expect(stderr).not.toContain("warning");
  const file = join(folder, "file");
  writeFileSync(file, "");
  for (const [place, why] of [
    [root, "is there and not empty"],
    [file, "is a file"],
  ] as const)
    expect(await glossator(["new", "publication", place])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${why}. Nothing was written.`) as string,
    });
});

test.each(["ar", "de", "es", "fr", "it", "pl"])(
  "a new publication keeps within its budgets in any language: %s",
  async (language) => {
    const root = join(mkdtempSync(join(tmpdir(), "glossator-new-")), "publication");
    await glossator(["new", "publication", root]);
    const site = JSON.parse(read(root, "_data/site.json")) as object;
    writePublication({ "_data/site.json": JSON.stringify({ ...site, language }) }, root);
    expect(await glossator(["check", "--root", root])).toMatchObject({ code: 0 });
  },
);

test("a scaffolded term that is filled in builds, and its file keeps every other byte", async () => {
  const before = '[\n\t{ "id": "jury", "term": "jury", "short": "People who decide." }\n]\n';
  const root = writePublication({ ...minimal, "_data/glossary.json": before });
  await glossator(["new", "term", "Quorum", "--root", root]);
  const after = read(root, "_data/glossary.json");
  expect(after.startsWith(before.slice(0, -3))).toBe(true);
  const filled = after.replace('"short": ""', '"short": "How many must be there."');
  writePublication({ "_data/glossary.json": filled }, root);
  expect((await glossator(["build", "--core", "--root", root])).code).toBe(0);
});

test("an explainer begins as a draft that builds, and says what to replace", async () => {
  const root = writePublication(minimal);
  const { code, stdout, stderr } = await glossator(["new", "explainer", "What is a bench?", "--root", root]);
  expect(code).toBe(0);
  const [, line] = /content\/explainers\/what-is-a-bench\.md:(\d+)\n$/.exec(stdout) ?? [];
  const text = read(root, "content/explainers/what-is-a-bench.md");
  expect(text.split("\n")[Number(line) - 1]).toBe("## What it is about");
  expect(stderr).toContain("The summary and the key point are there to be replaced.");
  writePublication({ "content/explainers/what-is-a-bench.md": text.replace("draft: true\n", "") }, root);
  expect((await glossator(["build", "--core", "--root", root])).code).toBe(0);
});

test("nothing that is there is overwritten or given a second time, and the place of what is there is told", async () => {
  const root = writePublication({
    ...minimal,
    "_data/glossary.json": [
      { id: "jury", term: "jury", aliases: ["Panel of jurors"], short: "People who decide." },
    ],
  });
  const before = filesIn(root).map((path) => read(root, path));
  const refusals: ReadonlyArray<readonly [kind: string, name: string, why: string]> = [
    ["term", "Jury", '_data/glossary.json:2 has an entry "jury" already.'],
    ["term", "panel of jurors", '"panel of jurors" is a name of "jury" already (_data/glossary.json:2).'],
    ["term", "Index", 'The id "index" is taken'],
    ["term", "法廷", 'No id can be made of "法廷".'],
    ["explainer", "Juries", "content/explainers/juries.md is there already."],
    ["explainer", "Index", 'The name "index" is taken'],
  ];
  for (const [kind, name, why] of refusals) {
    const { code, stderr } = await glossator(["new", kind, name, "--root", root]);
    expect([code, stderr], name).toEqual([1, expect.stringContaining(why)]);
  }
  for (const words of [
    ["term", "a\nb"],
    ["term", " "],
    ["temr", "x"],
    ["term", "two", "words"],
  ])
    expect((await glossator(["new", ...words, "--root", root])).code, words.join(" ")).toBe(2);
  expect(filesIn(root).map((path) => read(root, path))).toEqual(before);
});
