import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPublication } from "../../src/load/load-publication.ts";
import { filesIn, glossator, minimal, writePublication } from "../publication.ts";

/** What no publication may read or write: a file beside it. */
function withSecret(): { readonly root: string; readonly secret: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "glossator-paths-")));
  const secret = join(folder, "secret.md");
  writeFileSync(secret, "the password is swordfish");
  return { root: writePublication(minimal, join(folder, "publication")), secret };
}

describe("a permalink leads nowhere but into the site:", () => {
  test.each(["../../escaped.html", "a/../../../escaped.html"])("%s", async (permalink) => {
    const { root, secret } = withSecret();
    writeFileSync(join(root, "content/page.md"), `---\ntitle: Out\npermalink: ${permalink}\n---\n\nText.\n`);
    const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/permalink-in-site|link-resolves/);
    for (const folder of [root, join(root, ".."), join(root, "../..")])
      expect(existsSync(join(folder, "escaped.html"))).toBe(false);
    expect(readFileSync(secret, "utf8")).toContain("swordfish");
    expect(filesIn(join(root, "_site"))).toEqual([]);
  });

  test("or is refused with the file it stands in", async () => {
    for (const permalink of ["javascript:alert(1)", '"x\\0y.html"']) {
      const root = writePublication({
        ...minimal,
        "content/page.md": `---\ntitle: x\npermalink: ${permalink}\n---\n`,
      });
      const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
      expect(code, stderr).toBe(1);
      expect(stderr).toMatch(/^content\/page\.md\n +1:1 /m);
    }
  });
});

test("symbolic links out of the publication are told, each in its place, and never followed", () => {
  const { root, secret } = withSecret();
  const links = [
    "content/picture.png",
    "content/explainers/note.md",
    "_data/glossary.extra.json",
    "content/folder",
    "content/nowhere.md",
  ];
  for (const link of links.slice(0, 3)) symlinkSync(secret, join(root, link));
  symlinkSync(join(secret, ".."), join(root, "content/folder"));
  symlinkSync("/no/such/place", join(root, "content/nowhere.md"));
  const { publication, problems } = loadPublication({ root });
  expect(publication).toBeUndefined();
  const told = problems.filter(({ rule }) => rule === "file-in-publication");
  expect(told.map(({ file }) => file).sort()).toEqual(links.sort());
  expect(JSON.stringify(problems)).not.toContain("swordfish");
});

test("a text that is a link to another of the publication is an explainer like any other", () => {
  const { root } = withSecret();
  symlinkSync("juries.md", join(root, "content/explainers/jurors.md"));
  const { publication } = loadPublication({ root });
  expect(publication?.explainers.map(({ slug }) => slug).sort()).toEqual(["juries", "jurors"]);
});

test("a folder that is a link to one that holds it is told, and not gone through for ever", () => {
  const { root } = withSecret();
  symlinkSync("..", join(root, "content/explainers/again"));
  expect(loadPublication({ root }).problems).toEqual([
    expect.objectContaining({ file: "content/explainers/again", rule: "file-in-publication" }),
  ]);
});

test("a data folder that is a link out of the publication is told", () => {
  const { root } = withSecret();
  renameSync(join(root, "_data"), join(root, "../elsewhere"));
  symlinkSync("../elsewhere", join(root, "_data"));
  expect(loadPublication({ root }).problems).toContainEqual(
    expect.objectContaining({ file: "_data", rule: "file-in-publication" }),
  );
});

test("a picture that is a link within the publication is told, for no host would have it", async () => {
  const { root } = withSecret();
  writeFileSync(join(root, "content/real.png"), "");
  symlinkSync("real.png", join(root, "content/linked.png"));
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/linked\.png\n +1:1 +file-whole/);
});
