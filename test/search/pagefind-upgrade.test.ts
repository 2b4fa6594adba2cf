import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { glossator, minimal, writePublication } from "../publication.ts";

/**
 * A build with a Pagefind whose engine another release has changed: what `npm update` would bring, planted between the package
 * and the generator.
 */
async function buildWithEngine(
  change: string,
): Promise<{ code: number | null; stderr: string; out: string }> {
  const folder = mkdtempSync(join(tmpdir(), "glossator-pagefind-"));
  const real = pathToFileURL(join(import.meta.dirname, "../../node_modules/pagefind/lib/index.js")).href;
  const planted = join(folder, "pagefind.mjs");
  writeFileSync(
    planted,
    `export * from ${JSON.stringify(real)};
import { createIndex as create } from ${JSON.stringify(real)};
const change = (engine) => ${change};
export async function createIndex(options) {
  const made = await create(options);
  const { index } = made;
  const getFiles = index.getFiles.bind(index);
  index.getFiles = async () => {
    const output = await getFiles();
    for (const file of output.files)
      if (file.path === "pagefind.js") file.content = Buffer.from(change(Buffer.from(file.content).toString("utf8")));
    return output;
  };
  return made;
}
`,
  );
  const hooks = `export async function resolve(name, context, next) {
  return name === "pagefind" ? { url: ${JSON.stringify(pathToFileURL(planted).href)}, shortCircuit: true } : next(name, context);
}`;
  writeFileSync(join(folder, "hooks.mjs"), hooks);
  const register = join(folder, "register.mjs");
  writeFileSync(
    register,
    'import { register } from "node:module";\nregister("./hooks.mjs", import.meta.url);\n',
  );
  const out = join(folder, "site");
  const { code, stderr } = await glossator(
    ["build", "--core", "--root", writePublication(minimal), "--out", out],
    {
      NODE_OPTIONS: `--import ${pathToFileURL(register).href}`,
    },
  );
  return { code, stderr, out };
}

describe("an upgrade of Pagefind that the pack for the disk does not fit stops the whole build", () => {
  test.each([
    [
      "its engine no longer exports createInstance",
      'engine.replace(/\\bcreateInstance(?=[,}])/, "makeInstance")',
    ],
    ["its engine asked for", 'engine.replaceAll(".pf_meta", ".pf_head")'],
    ["its engine imports something", "'import x from \"./x.js\";' + engine"],
  ])("%s", async (reason, change) => {
    const { code, stderr, out } = await buildWithEngine(change);
    expect(stderr).toContain(`Pagefind cannot be packed: ${reason}`);
    expect(stderr).toContain("Pin the version that worked");
    expect(code).not.toBe(0);
    expect(existsSync(join(out, "index.html"))).toBe(false);
  });

  test("and one that it fits does not", async () => {
    const { code, stderr, out } = await buildWithEngine("engine");
    expect(code, stderr).toBe(0);
    expect(existsSync(join(out, "search-from-disk/boot.js"))).toBe(true);
  });
});
