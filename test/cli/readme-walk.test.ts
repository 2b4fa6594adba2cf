import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { examplesIn } from "../package/examples.ts";
import { run } from "../package/run.ts";
import { filesIn, projectRoot, read } from "../publication.ts";

/**
 * The walk that README.md takes a newcomer on, step by step in its own words: its commands are run, its files are written.
 * Only the folder is another, and the server has a port of its own.
 */
const section = "Ten minutes: a publication of your own";
const folder = mkdtempSync(join(tmpdir(), "glossator-walk-"));
const root = join(folder, "my-explainers");
const examples = examplesIn("README.md", section);

const walk = read(projectRoot, "README.md").split(`## ${section}\n`)[1]!.split("\n## ")[0]!;
const commands = Array.from(walk.matchAll(/^ +(npm (?:run|start).*)$/gm), ([, command]) => command!);
const commandsOf = (verb: string) => commands.filter((command) => command.startsWith(verb));

function perform(command: string): Promise<string> {
  return run("sh", ["-c", command.replaceAll("../my-explainers", root)], { cwd: projectRoot });
}

const explainerFile = join(root, "content/explainers/when-does-a-vote-count.md");

test("step 1: the commands make a publication, and in it a source, a term, a number and an explainer", async () => {
  expect(commandsOf("npm run new")).toHaveLength(5);
  for (const command of commandsOf("npm run new")) await perform(command);
  expect(filesIn(root)).toEqual(
    expect.arrayContaining([
      "package.json",
      "_data/site.json",
      "content/explainers/when-does-a-vote-count.md",
    ]),
  );
});

test("step 2: each entry stands at the end of its file, and is filled in", () => {
  for (const file of ["sources.json", "glossary.json", "figures.json"]) {
    const path = join(root, "_data", file);
    const entries = JSON.parse(readFileSync(path, "utf8")) as Array<{ id: string }>;
    const filled = JSON.parse(examples[file]!) as { id: string };
    expect(entries.at(-1)?.id, file).toBe(filled.id);
    writeFileSync(path, JSON.stringify([...entries.slice(0, -1), filled], null, 2));
  }
});

test("step 3: the explainer is written", () => {
  writeFileSync(explainerFile, examples["when-does-a-vote-count.md"]!);
});

let server: ReturnType<typeof spawn> | undefined;
afterAll(() => {
  if (server?.pid) process.kill(-server.pid, "SIGKILL");
});

test("step 4: the server shows the draft", async () => {
  const [command] = commandsOf("npm start");
  const words = `exec ${command!.replace("../my-explainers", root)} --port 8397`;
  server = spawn("sh", ["-c", words], { cwd: projectRoot, stdio: "ignore", detached: true });
  const page = "http://localhost:8397/explainers/when-does-a-vote-count.html";
  await expect
    .poll(
      () =>
        fetch(page).then(
          (answer) => answer.text(),
          () => "",
        ),
      { timeout: 100_000, interval: 300 },
    )
    .toContain("15 members");
});

test("step 5: without the line of the draft the check finds no fault, and the build publishes the page", async () => {
  writeFileSync(explainerFile, readFileSync(explainerFile, "utf8").replace("draft: true\n", ""));
  await perform(commandsOf("npm run check")[0]!);
  await perform(commandsOf("npm run build")[0]!);
  const site = join(root, "_site");
  const page = read(site, "explainers/when-does-a-vote-count.html");
  expect(page).toMatch(/<a [^>]*data-term="quorum"[^>]*>quorum<\/a>/);
  expect(page).toContain('data-definition="quorum"');
  expect(page).toContain('<data value="15">15 members</data>');
  expect(page).toContain('data-source="club-rules"');
  expect(read(site, "index.html")).toContain("When does a vote count?");
  expect(read(site, "glossary/quorum.html")).toContain("when-does-a-vote-count.html");
  expect(read(site, "figures.html")).toContain("Members for a quorum");
});

test("a slip is told with the place and the words that README.md shows", async () => {
  const text = readFileSync(explainerFile, "utf8");
  writeFileSync(explainerFile, text.replace(":cite[club-rules]", ":cite[club-rule]"));
  const report = await perform(commandsOf("npm run check")[0]!).catch((error: Error) => error.message);
  const shown = /```text\n([\s\S]*?)```/.exec(walk)![1]!.split("\n");
  for (const line of shown.flatMap((each) => each.trim().split(/ {2,}/)).filter(Boolean)) {
    expect(report).toContain(line);
  }
});
