import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { Problem } from "../model/problem.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import { allowConfigImports } from "./config-imports.ts";
import type { EleventyConfig } from "./eleventy-types.ts";
import { listAsItIs } from "./live/listed-files.ts";
import { savedFiles, tellMissedChanges } from "./live/missed-changes.ts";
import { coreVariable, liveVariable } from "./options.ts";
import glossator, { builtEvent, stageEvent } from "./plugin.ts";
import type { SiteBuild } from "./site-build.ts";
import { problemsIn } from "./template-problems.ts";
import type { Stage } from "./write-site-files.ts";

/** Where to build from and to; the folders are absolute. */
export interface RunOptions {
  readonly root: string;
  readonly output: string;
  /** Without exports, share images and what else no page needs. */
  readonly core?: boolean;
  /** Hears what is being done. */
  readonly onStage?: (stage: Stage) => void;
}

const configNames = [
  "eleventy.config.ts",
  "eleventy.config.js",
  "eleventy.config.mjs",
  "eleventy.config.cjs",
  ".eleventy.js",
];

/**
 * Builds the publication in a folder, once, and gives back what it says.
 * @throws {ProblemsFound} with every fault that its author can mend
 */
export async function runEleventy(options: RunOptions): Promise<SiteBuild> {
  const before = process.cwd();
  // Eleventy resolves everything from the working directory.
  process.chdir(options.root);
  process.env[coreVariable] = options.core ? "1" : "";
  try {
    options.onStage?.("reading");
    const eleventy = await createEleventy(options, "build");
    if (options.onStage) eleventy.eleventyConfig.userConfig.on(stageEvent, options.onStage);
    // What goes wrong is thrown, and the command prints it.
    eleventy.disableLogger();
    let build: SiteBuild | undefined;
    eleventy.eleventyConfig.userConfig.on(builtEvent, (built: SiteBuild) => (build = built));
    await eleventy.write();
    if (!build) throw new ProblemsFound([pluginMissing(options.root)]);
    return build;
  } catch (error) {
    throw asFound(error);
  } finally {
    process.chdir(before);
  }
}

/** The problems in an error, where there are any; otherwise the error itself. */
function asFound(error: unknown): unknown {
  const problems = problemsIn(error);
  return problems ? new ProblemsFound(problems) : error;
}

/**
 * Serves a publication while somebody writes it, and keeps doing so. The server is there before the first build is, and a
 * publication with faults is served as well: they are shown, and it is built when they are mended.
 * @throws {ProblemsFound} where nothing is to be served: there is no folder of texts
 */
export async function serveLive(root: string, port: number): Promise<{ readonly stop: () => Promise<void> }> {
  process.env[liveVariable] = "1";
  const output = join(root, ".glossator/serve");
  const eleventy = await createEleventy({ root, output }, "serve").catch((error: unknown) => {
    throw asFound(error);
  });
  await eleventy.serve(port);
  const folders = [eleventy.directories.input, eleventy.directories.data];
  const saved = savedFiles(folders);
  const changed = await eleventy.watch();
  const list = (file: string): void => listAsItIs(eleventy.fileSystemSearch, file);
  eleventy.watcher.on("all", (_, path) => list(path));
  const end = tellMissedChanges(eleventy.watcher, folders, saved, (file) => {
    list(file);
    void changed(file);
  });
  return {
    stop: () => {
      end();
      return eleventy.stopWatch();
    },
  };
}

/** A configuration of the publication's own that does not add the plugin builds a site, but not one of ours. */
function pluginMissing(root: string): Problem {
  const file = configNames.find((name) => existsSync(join(root, name))) ?? "eleventy.config.js";
  const message =
    "Does not add the plugin with its pages. Write eleventyConfig.addPlugin(glossator); a site with layouts of its own is built by eleventy.";
  return { file, line: 1, column: 1, rule: "plugin-added", severity: "error", message };
}

/** Of an address a backslash is a slash, and by an address Eleventy imports a configuration. */
function backslashInPath(file: string): Problem {
  const message =
    'The name of a folder that the publication is in holds "\\", which an address cannot. Rename the folder.';
  return { file, line: 1, column: 1, rule: "file-name-plain", severity: "error", message };
}

/**
 * Eleventy as it is set up for a publication: with the publication's own configuration, or else with the plugin alone.
 * The working directory must be the publication's root. Quiet, since the command says what happened.
 */
export async function createEleventy(
  { root, output }: RunOptions,
  runMode: "build" | "serve",
): Promise<Eleventy> {
  const own = configNames.find((name) => existsSync(join(root, name)));
  if (own && sep === "/" && root.includes("\\")) throw new ProblemsFound([backslashInPath(own)]);
  if (own || /[#?%]/.test(root)) await allowConfigImports(own);
  const base = { source: "script", quietMode: true, runMode };
  // A configuration file of ours, outside the publication, would be watched, and Eleventy loses its way among paths
  // above the working directory.
  const eleventy = new Eleventy(
    own ? undefined : "content",
    undefined,
    own ? { ...base, configPath: own } : { ...base, configPath: false, config: withPluginAlone },
  );
  await eleventy.initializeConfig(own ? undefined : { markdownTemplateEngine: false });
  // After the configuration, whose own `dir.output` is for those who run Eleventy themselves.
  eleventy.directories.setOutput(fromRoot(root, output));
  await eleventy.init();
  return eleventy;
}

/** The configuration of a publication that has none of its own. */
function withPluginAlone(config: EleventyConfig): void {
  config.setDataDirectory("../_data");
  config.addPlugin(glossator);
}

/** Eleventy joins paths to the working directory; absolute ones it takes to be below it. */
function fromRoot(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
