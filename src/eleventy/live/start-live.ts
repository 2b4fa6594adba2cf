import { relative, resolve, sep } from "node:path";
import { isatty } from "node:tty";
import pc from "picocolors";
import { assetSources } from "../../assets/bundle-workbench.ts";
import type { Problem } from "../../model/problem.ts";
import { problemCount, problemReport } from "../../model/problem-report.ts";
import { defaultEditor } from "../../workbench/editor-url.ts";
import type { EleventyConfig } from "../eleventy-types.ts";
import { editorVariable } from "../options.ts";
import { problemsIn } from "../template-problems.ts";
import { LiveServer } from "./live-server.ts";
import { LiveSite } from "./live-site.ts";

/** How long a file must be still before it counts as written, in milliseconds. Editors write in one go, or rename. */
const stillness = 60;

/** How long a browser has to load its page before Eleventy goes through everything, in milliseconds. */
const patience = 600;

/** Puts a {@link LiveSite} between Eleventy's watcher and its development server. */
export function startLive(config: EleventyConfig): LiveSite {
  const assets = ownAssets();
  const site = new LiveSite(config, assets);
  let output = "";
  const announce = announcer();
  const server = new LiveServer(site, {
    root: process.cwd(),
    output: () => output,
    editor: process.env[editorVariable] ?? defaultEditor,
    announce: () => announce(site.faults),
  });
  config.on("eleventy.before", (event) => void (output = resolve(event.directories.output)));
  config.on("eleventy.after", () => {
    site.settle();
    // Nobody should wait for it: it asks for the pages that browsers show.
    void server.refresh();
  });
  config.on("eleventy.beforeWatch", async (changed) => {
    const files = (changed as unknown as readonly string[]).map(fromRoot);
    if (!(await site.update(files, server.watched))) return;
    const answered = server.answered(patience);
    await server.refresh();
    await answered;
  });
  if (assets !== undefined) config.addWatchTarget(`./${assets}/**/*.{css,ts}`);
  config.setChokidarConfig({ awaitWriteFinish: { stabilityThreshold: stillness, pollInterval: 20 } });
  config.setServerOptions({
    liveReload: false,
    middleware: [server.handle],
    ready: (development: { sendError: (event: { error: unknown }) => unknown }) => {
      // What Eleventy itself found wrong: a template, a layout that is not there.
      development.sendError = ({ error }) => {
        const problems = problemsIn(error);
        if (problems) site.failWith(problems);
        void server.refresh();
      };
    },
  });
  return site;
}

/** The folder of our styles and scripts where it is part of what is being written: in this repository. */
function ownAssets(): string | undefined {
  const folder = fromRoot(assetSources);
  return /^\.\.|node_modules/.test(folder) ? undefined : folder;
}

function fromRoot(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join("/");
}

const colours = pc.createColors(isatty(2) && !process.env["NO_COLOR"]);

/** Tells a change of the faults on the terminal, once, and returns whether there was one. */
function announcer(): (faults: readonly Problem[]) => boolean {
  let last = "";
  return (faults) => {
    const report = problemReport(faults, {
      file: colours.underline,
      place: colours.dim,
      rule: (text, severity) => (severity === "error" ? colours.red(text) : colours.yellow(text)),
    });
    if (report === last) return false;
    last = report;
    process.stderr.write(
      faults.length > 0
        ? `${report}\n\n${problemCount(faults)}: the last good pages are shown.\n`
        : "No faults any more.\n",
    );
    return true;
  };
}
