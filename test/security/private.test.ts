import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { filesIn, glossator, projectRoot, writePublication } from "../publication.ts";
import { machineMarks, privateIn } from "./private-marks.ts";

const secret = "swordfish-9f3c17";
/** Beside the texts of a publication there may lie what is for nobody. */
const kept = {
  ".env": `API_KEY=${secret}\n`,
  ".npmrc": `//registry.npmjs.org/:_authToken=${secret}\n`,
  ".git/config": `[remote "origin"]\n\turl = https://me:${secret}@example.org/\n`,
  "notes/plan.md": `---\ntitle: Plan\n---\n\n${secret}\n`,
  "content/.draft.md": `---\ntitle: Draft\n---\n\n${secret}\n`,
  "content/.env": secret,
  "content/explainers/.photo.svg": `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${secret} --></svg>`,
  "content/.notes/plan.md": `---\ntitle: Plan\n---\n\n${secret}\n`,
  "content/.notes/plan.svg": `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${secret} --></svg>`,
  "content/shown.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "content/explainers/pictures/shown.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "content/explainers/list.xlsx": secret,
  "_data/notes.txt": secret,
  "node_modules/pack/index.md": `# ${secret}\n`,
};

test("a site holds no path, user, host or secret of where it was built, nor what lies beside its texts", async () => {
  const folder = mkdtempSync(join(tmpdir(), "swordfish-folder-"));
  const root = join(folder, "publication");
  cpSync(join(projectRoot, "test/fixtures/publications/every-key"), root, { recursive: true });
  writePublication(kept, root);
  const told = {
    HOME: "/home/swordfish-home",
    USER: "swordfish-user",
    HOSTNAME: "swordfish-host",
    DEPLOY_TOKEN: secret,
  };
  const epoch = String(Date.UTC(2026, 2, 1) / 1000);
  const { code, stderr } = await glossator(["build", "--root", root, "--no-cache"], {
    ...told,
    SOURCE_DATE_EPOCH: epoch,
  });
  expect(code, stderr).toBe(0);
  const site = join(root, "_site");
  expect(filesIn(site).filter((path) => /\.(?:epub|zip|pf_fragment|png)$/.test(path)).length).toBeGreaterThan(
    8,
  );
  expect(filesIn(site)).toEqual(expect.arrayContaining(["explainers/pictures/shown.svg", "shown.svg"]));
  expect(privateIn(site, ["swordfish", ...machineMarks()])).toEqual([]);
}, 240_000);

test("what is packed is looked into, and keys are known by their shape", () => {
  const folder = mkdtempSync(join(tmpdir(), "glossator-private-"));
  mkdirSync(join(folder, "swordfish"));
  const bytes = Buffer.from("a swordfish");
  writeFileSync(join(folder, "swordfish/a.txt"), `key ghp_${"a1".repeat(18)}`);
  writeFileSync(join(folder, "b.zip"), zipSync({ "c.gz": gzipSync(bytes) }));
  writeFileSync(join(folder, "d.txt"), "https://example.org/a:b@c and a fish");
  expect(privateIn(folder, ["swordfish"])).toEqual([
    "b.zip!c.gz!: swordfish",
    "swordfish/a.txt: swordfish",
    `swordfish/a.txt: ghp_${"a1".repeat(18)}`,
  ]);
});
