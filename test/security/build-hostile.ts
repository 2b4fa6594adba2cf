import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot, writePublication, type Files } from "../publication.ts";
import type { Built } from "./build-program.ts";
import { HostilePublication } from "./hostile-publication.ts";

const run = promisify(execFile);

export interface HostileSite extends Built {
  readonly publication: HostilePublication;
  /** The folder of the site. */
  readonly site: string;
}

/**
 * Builds a hostile publication; what is refused on the way goes back to what an honest author wrote.
 * @param more files beside, of which none may be refused
 */
export async function buildHostile(
  groups: ReadonlyArray<readonly string[]>,
  extent: "core" | "whole",
  more: Files = {},
): Promise<HostileSite> {
  const publication = new HostilePublication(groups);
  const folder = mkdtempSync(join(tmpdir(), "glossator-hostile-"));
  const root = join(folder, "publication");
  const site = join(folder, "publication/_site");
  for (let tries = 0; tries < 12; tries++) {
    rmSync(root, { recursive: true, force: true });
    writePublication({ ...publication.files, ...more }, root);
    const built = await build(root, site, extent);
    if (built.refused.length === 0) return { ...built, publication, site };
    const others = built.refused.filter(({ file }) => file in more);
    if (others.length > 0) throw new Error(`Refused of what was added: ${JSON.stringify(others)}`);
    publication.takeBack(built.refused);
  }
  throw new Error("Something is refused again and again.");
}

async function build(root: string, site: string, extent: string): Promise<Built> {
  const program = join(projectRoot, "test/security/build-program.ts");
  const { stdout } = await run(process.execPath, ["--import", "tsx", program, root, site, extent], {
    cwd: projectRoot,
    env: { ...process.env, SOURCE_DATE_EPOCH: "1795305600" },
    maxBuffer: 1e9,
  });
  return JSON.parse(stdout) as Built;
}
