import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesIn, projectRoot } from "../publication.ts";
import { run } from "./run.ts";

/** The package as `npm pack` makes it, unpacked. */
export interface Packed {
  /** The tarball. */
  readonly tarball: string;
  /** What is in it, from the package's root. */
  readonly files: readonly string[];
  /** Where it is unpacked. */
  readonly folder: string;
}

/** Compiles and packs, as whoever publishes does. */
export async function pack(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "glossator-package-"));
  const output = await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: projectRoot });
  const tarball = join(folder, output.trim().split("\n").at(-1)!);
  await run("tar", ["-xzf", tarball], { cwd: folder });
  return { tarball, folder: join(folder, "package"), files: filesIn(join(folder, "package")) };
}

/**
 * Installs the package into a site: its files are a folder of their own in `node_modules`, beside what its package.json
 * names as dependency or peer, and nothing else. Those are this checkout's, so that no test waits for a registry.
 */
export async function install({ tarball, folder }: Packed, root: string): Promise<void> {
  const modules = join(root, "node_modules");
  mkdirSync(join(modules, "glossator"), { recursive: true });
  await run("tar", ["-xzf", tarball, "--strip-components=1"], { cwd: join(modules, "glossator") });
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as { readonly dependencies: object; readonly peerDependencies: object };
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    if (!existsSync(join(modules, name))) {
      symlinkSync(join(projectRoot, "node_modules", name), join(modules, name));
    }
  }
}
