import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { machineFault } from "../../src/cli/machine-fault.ts";
import { publishWhole } from "../../src/cli/publish.ts";
import { replaceFolder } from "../../src/cli/replace-folder.ts";
import { siteFolder } from "../../src/cli/site-folder.ts";
import { minimal, writePublication } from "../publication.ts";
import { canMount, fullDisk, killing, observing, readOnly, together } from "./faults.ts";

/** Moments differ from run to run; the seeds do not. `npm run fuzz -- faults` tries hundreds. */
describe("the site is the old one or the new one, whole,", () => {
  test("when a build is killed at any moment", async () => {
    expect((await killing(8, 1, "exchange")).lost).toEqual([]);
  });

  test("when a build is killed at any moment where folders cannot be exchanged", async () => {
    expect((await killing(8, 2, "renames")).lost).toEqual([]);
  });

  test("when somebody ends a build, which leaves nothing behind", async () => {
    expect((await killing(5, 3, "exchange", ["SIGINT", "SIGTERM", "SIGHUP"])).lost).toEqual([]);
  });

  test("for who looks at it all the time", async () => {
    const { lost, looks } = await observing(5, "exchange");
    expect(lost).toEqual([]);
    expect(looks).toBeGreaterThan(50);
  });

  test("when three builds run at once", async () => {
    expect((await together(2, 4, "exchange")).lost).toEqual([]);
    expect((await together(2, 5, "renames")).lost).toEqual([]);
  });

  test("when the disk is full or can only be read", async () => {
    // Only who may mount a disk can fill it; anybody can be refused a folder.
    const tried = canMount() ? [await fullDisk(4, 6, "exchange"), await readOnly(1, "exchange")] : [];
    expect(tried.flatMap(({ lost }) => lost)).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), "glossator-file-"));
    writeFileSync(join(folder, "no-folder"), "");
    await expect(publishWhole(join(folder, "no-folder/_site"), () => Promise.resolve())).rejects.toThrow(
      /ENOTDIR|EEXIST/,
    );
  });
});

/** A process that is long gone. */
const gone = spawnSync(process.execPath, ["-e", ""]).pid;

test("a site that a killed build left aside is put back, also when the next build fails", async () => {
  const target = siteIn({ "index.html": "old" });
  renameSync(target, `${target}.old-${gone}-abcdef-1`);
  await expect(publishWhole(target, () => Promise.reject(new Error("a fault")))).rejects.toThrow("a fault");
  expect(readFileSync(join(target, "index.html"), "utf8")).toBe("old");
  expect(readdirSync(join(target, ".."))).toEqual(["_site"]);
});

test("folders of killed builds are taken away, and nobody else's", async () => {
  const target = siteIn({});
  for (const name of [
    `staging-${gone}-abcdef`,
    `staging-${process.ppid}-abcdef`,
    "staging-mine",
    "old",
    "staging-ffffff-1-abcdef",
  ])
    mkdirSync(`${target}.${name}`);
  await publishWhole(target, (staging) => Promise.resolve(writeFileSync(join(staging, "index.html"), "new")));
  expect(readdirSync(join(target, ".."))).toEqual(
    [
      "_site",
      "_site.old",
      `_site.staging-${process.ppid}-abcdef`,
      // Of another machine, and younger than a day.
      "_site.staging-ffffff-1-abcdef",
      "_site.staging-mine",
    ].sort(),
  );
});

test("where a file system cannot exchange folders they are renamed", () => {
  const target = siteIn({ "index.html": "old" });
  const made = `${target}.made`;
  mkdirSync(made);
  const cannot = (): never => {
    throw Object.assign(new Error("invalid argument"), { code: "EINVAL" });
  };
  expect(replaceFolder(made, target, `${target}.aside`, cannot)).toEqual([`${target}.aside-1`]);
  expect(readdirSync(target)).toEqual([]);
  expect(readdirSync(`${target}.aside-1`)).toEqual(["index.html"]);
});

describe("a site takes the place of no folder", () => {
  const root = writePublication({
    ...minimal,
    "notes/plan.txt": "mine",
    "built/SHA256SUMS": "",
    "built/.nojekyll": "",
    "another-generator/.nojekyll": "",
    "another-generator/index.html": "",
    "images/SHA256SUMS": "",
    "images/system.iso": "",
    "history/.git/HEAD": "",
  });
  symlinkSync(join(root, "_data"), join(root, "linked"));
  symlinkSync("/no/such/place", join(root, "nowhere"));
  mkdirSync(join(root, "empty"));

  test.each([
    ["that is the publication", "."],
    ["that holds the publication", ".."],
    ["that is the content", "content"],
    ["that is the data, by another name", "linked"],
    ["in the content", "content/site"],
    ["that nobody built", "notes"],
    ["that another generator built", "another-generator"],
    ["of somebody's downloads with their check sums", "images"],
    ["that a link promises and is not there", "nowhere"],
    ["with a history", "history"],
    ["that is a file", "_data/site.json"],
  ])("%s", (_, out) => {
    expect(() => siteFolder(root, join(root, out))).toThrow("The site takes the place of the whole folder");
  });

  test("but of an empty one, a built one, its own, and one that is not there", () => {
    for (const out of ["empty", "built", "new/site"])
      expect(siteFolder(root, join(root, out))).toBe(join(root, out));
    expect(siteFolder(root, undefined)).toBe(join(root, "_site"));
  });
});

test("a fault of the machine is told in words, one of ours keeps its stack", () => {
  const wrapped = (code: string, path: string) =>
    new Error("Having trouble writing", { cause: Object.assign(new Error("x"), { code, path }) });
  expect(machineFault(wrapped("ENOSPC", "/x/_site.staging-1/a.html"), ["/x"])).toBe(
    "/x/_site.staging-1/a.html: The disk is full (ENOSPC).",
  );
  expect(machineFault(wrapped("ENOENT", "/x/content/a.md"), ["/x"])).toContain("is gone");
  expect(machineFault(wrapped("ENOENT", "/usr/lib/glossator/a.css"), ["/x"])).toBeUndefined();
  expect(machineFault(new TypeError("x is undefined"), ["/x"])).toBeUndefined();
  const gone = Object.assign(new Error("x"), { code: "ENOENT", path: "/home", dest: "/x", syscall: "chdir" });
  expect(machineFault(gone, ["/x"])).toBe("/home → /x: It was there, and is gone (ENOENT).");
  const here = Object.assign(new Error("x"), { code: "ENOENT", syscall: "uv_cwd" });
  expect(machineFault(here, ["/x", "/x/_site"])).toBe("/x: It was there, and is gone (ENOENT).");
});

function siteIn(files: Readonly<Record<string, string>>): string {
  const target = join(mkdtempSync(join(tmpdir(), "glossator-site-")), "_site");
  mkdirSync(target);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(target, name), content);
  return target;
}
