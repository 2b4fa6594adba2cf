import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { projectRoot } from "../publication.ts";

const run = promisify(execFile);
let checkout = "";

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

/** A checkout of the generator where nothing ran yet, with the packages of this one. */
function freshCheckout(): string {
  checkout = mkdtempSync(join(tmpdir(), "glossator-source-"));
  for (const part of ["bin", "src", "package.json", "tsconfig.json"])
    cpSync(join(projectRoot, part), join(checkout, part), { recursive: true });
  mkdirSync(join(checkout, "node_modules"));
  for (const name of readdirSync(join(projectRoot, "node_modules")).filter((name) => name !== ".cache"))
    symlinkSync(join(projectRoot, "node_modules", name), join(checkout, "node_modules", name));
  return checkout;
}

function command(...words: readonly string[]) {
  return run(process.execPath, [join(checkout, "bin/glossator.js"), ...words], { cwd: checkout });
}

const kept = () => readdirSync(join(checkout, "node_modules/.cache/glossator/source"));

function edit(file: string, from: string, to: string): void {
  const path = join(checkout, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test("an edit of the generator, or of its data, is what runs next", async () => {
  freshCheckout();
  expect((await command("--help")).stdout).toContain("write the site to");
  await command("--help");
  expect(kept()).toHaveLength(1);
  edit("src/cli/usage.ts", "write the site to", "put the site into");
  expect((await command("--help")).stdout).toContain("put the site into");
  edit("src/cli/new/snippets.json", "{", '{ "a new one": { "prefix": "new", "body": [] },');
  await command("new", "publication", "there");
  expect(readFileSync(join(checkout, "there/.vscode/glossator.code-snippets"), "utf8")).toContain(
    "a new one",
  );
});

test("two commands at once, in a checkout where nothing ran yet, both do their work", async () => {
  freshCheckout();
  const both = await Promise.all([command("--help"), command("--help")]);
  for (const { stdout } of both) expect(stdout).toContain("glossator build");
  expect(kept()).toHaveLength(1);
});

test("where nothing can be kept, it runs as it is written", async () => {
  freshCheckout();
  writeFileSync(join(checkout, "node_modules/.cache"), "");
  expect((await command("--help")).stdout).toContain("glossator build");
});

test("a bug of ours is told with the line of the source", async () => {
  freshCheckout();
  edit(
    "src/cli/new.ts",
    "export async function scaffold",
    "throw new Error('a bug');\nexport async function scaffold",
  );
  const line =
    readFileSync(join(checkout, "src/cli/new.ts"), "utf8").split("\n").indexOf("throw new Error('a bug');") +
    1;
  const failure = command("new", "term", "quorum");
  await expect(failure).rejects.toThrow(`src/cli/new.ts:${line}:`);
});
