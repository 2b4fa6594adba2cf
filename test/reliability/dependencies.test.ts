import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../publication.ts";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as Manifest;
const { packages } = JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const document = readFileSync(join(projectRoot, "docs/dependencies.md"), "utf8");
const locked = Object.entries(packages).filter(([path]) => path.includes("node_modules/"));
const registry = "https://registry.npmjs.org/";
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe("docs/dependencies.md", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };

  test.each(Object.entries(all))("says of %s %s what it is for", (name, version) => {
    const row = document.split("\n").find((line) => line.startsWith(`| \`${name}\` `));
    expect(row, "has no row").toBeDefined();
    const cells = row!.split("|").map((cell) => cell.trim());
    expect(cells[2]).toBe(version);
    for (const cell of cells.slice(3, -1)) expect(cell).not.toBe("");
    expect(cells).toContain(
      packages[`node_modules/${name}`]?.license ?? installedLicence(`node_modules/${name}`),
    );
  });

  test("names nothing that is no longer there", () => {
    const named = [...document.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in all))).toEqual([]);
  });
});

test("every version is exact, and every package has an integrity and comes from the registry", () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  const loose = locked.filter(
    ([, { resolved, integrity }]) => !integrity || !(resolved ?? registry).startsWith(registry),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test("nothing needs an install script", () => {
  const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect(running.filter((name) => manifest.allowScripts?.[name] !== false)).toEqual([]);
});

test("what is installed beside us may be given on with us", () => {
  const free =
    /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|Python-2\.0|PSF-2\.0|Unlicense|MIT-0|MPL-2\.0|WTFPL|OFL-1\.1)\b/;
  const others = locked
    .filter(([path, { dev, license }]) => dev !== true && !free.test(license ?? installedLicence(path)))
    .map(([path, { license }]) => `${path} ${license ?? installedLicence(path)}`);
  expect(others).toEqual([]);
});

/** The lockfile does not always carry it. */
function installedLicence(path: string): string {
  const file = join(projectRoot, path, "package.json");
  if (!existsSync(file)) return "not installed here";
  const { license } = JSON.parse(readFileSync(file, "utf8")) as { license?: string };
  return license ?? readdirSync(join(projectRoot, path)).join();
}

test("the lockfile has every platform of a package with native parts", () => {
  const missing = locked.flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      )
      .map((name) => `${name} of ${nameOf(path)}`),
  );
  expect(missing).toEqual([]);
});
