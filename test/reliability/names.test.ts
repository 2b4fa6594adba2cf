import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkSite } from "../../src/checks/check-site.ts";
import { loadPublication } from "../../src/load/load-publication.ts";
import { siteSchema } from "../../src/model/site.ts";
import { explainer, filesIn, glossator, minimal, read, writePublication } from "../publication.ts";

/** As a person types it, and as HFS+ keeps it: the same to every eye. */
const typed = "état-civil";
const kept = typed.normalize("NFD");

describe("a disk that takes accents apart", () => {
  test("makes the pages and addresses of any other", async () => {
    const files = (name: string) => ({
      ...minimal,
      [`content/explainers/${name}.md`]: explainer("Civil status", "## Who\n\nA jury decides.\n"),
      [`content/${name}.md`]: "---\ntitle: Status\n---\n\nText.\n",
      "content/explainers/courts.md": explainer(
        "Courts",
        `See [it](${typed}.md#who) and [that](../${typed}.md).\n`,
      ),
    });
    const roots = [typed, kept].map((name) => writePublication(files(name)));
    expect(filesIn(roots[1]!)).toContain(`content/${kept}.md`);
    const builds = roots.map((root) => glossator(["build", "--root", root, "--core"]));
    for (const { code, stderr } of await Promise.all(builds)) expect(code, stderr).toBe(0);
    const [one, other] = roots.map((root) => join(root, "_site"));
    expect(filesIn(other!)).toContain(`explainers/${typed}.html`);
    expect(read(other!, "SHA256SUMS")).toBe(read(one!, "SHA256SUMS"));
  });
});

describe("names that a disk or a host takes for one", () => {
  const faultsOf = (names: readonly string[]) => {
    const files = names.map((name) => [`content/explainers/${name}.md`, explainer("Juries", "Text.\n")]);
    return loadPublication({ root: writePublication({ ...minimal, ...Object.fromEntries(files) }) }).problems;
  };

  test("of explainers are told, both of them", () => {
    const [capital, ...others] = faultsOf(["Juries"]);
    expect(others).toEqual([]);
    expect(capital).toMatchObject({ file: "content/explainers/juries.md", rule: "slug-unique" });
    expect(capital!.message).toContain("content/explainers/Juries.md in capital letters alone");
    const [accents] = faultsOf([typed, kept]);
    expect(accents).toMatchObject({ file: `content/explainers/${typed}.md`, rule: "slug-unique" });
    expect(accents!.message).toContain(`content/explainers/${kept}.md`);
    expect(faultsOf(["courts"])).toEqual([]);
  });

  test("of any files of the site are told, both of them", async () => {
    const site = mkdtempSync(join(tmpdir(), "glossator-names-"));
    for (const name of ["Photo.png", "photo.png", `${typed}.png`, `${kept}.png`, "other.png"])
      writeFileSync(join(site, name), "");
    const { budgets } = siteSchema.parse({ title: "x", description: "x", language: "en" });
    const { problems } = await checkSite(site, { validateHtml: false, budgets });
    expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      "path-unique _site/photo.png",
      `path-unique _site/${typed}.png`,
    ]);
    expect(problems[0]!.message).toContain("Photo.png in capital letters alone");
    expect(problems[1]!.message).toContain(`${kept}.png in how accents are put together alone`);
  });
});
