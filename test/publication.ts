import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout that is being tested. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** The files of a publication by their path: text, or JSON to be. */
export type Files = Readonly<Record<string, string | object>>;

/** A publication of one explainer and one term: the least that builds. */
export const minimal: Files = {
  "_data/site.json": { title: "Courts", description: "How a court works.", language: "en-GB" },
  "_data/glossary.json": [{ id: "jury", term: "jury", short: "People who decide the facts of a case." }],
  "content/explainers/juries.md": explainer(
    "What does a jury do?",
    "## The verdict\n\nA jury decides what happened.\n",
  ),
};

/** An explainer's file. */
export function explainer(title: string, body: string, more = ""): string {
  return `---\ntitle: ${title}\nsummary: It decides the facts.\npublished: 2025-01-01\nupdated: 2025-01-02\n${more}---\n\n${body}`;
}

/** Writes a publication into a folder of its own. */
export function writePublication(files: Files, folder = mkdtempSync(join(tmpdir(), "glossator-"))): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof content === "string" ? content : JSON.stringify(content, null, 2),
    );
  }
  return folder;
}

/** A copy of this repository's publication, to plant faults in. */
export function copyOfRealPublication(): string {
  const folder = mkdtempSync(join(tmpdir(), "glossator-real-"));
  for (const part of ["content", "_data"])
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
  return folder;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, in a process of its own, with a build date that stays. */
export async function glossator(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const child = spawn(process.execPath, [join(projectRoot, "bin/glossator.js"), ...words], {
    cwd: projectRoot,
    env: { ...process.env, SOURCE_DATE_EPOCH: "1795305600", NO_COLOR: "1", GITHUB_ACTIONS: "", ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, stdout, stderr };
}

/** Every file below a folder, by its path, in order. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

export function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
