import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `node --cpu-prof` writes. https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface Profile {
  readonly nodes: ReadonlyArray<{
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }>;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/**
 * A stage by the function of ours that does it; of nested ones the inner counts. What follows an `await` has no caller in a
 * profile, so a function that waits stands here itself.
 */
const stages: ReadonlyArray<readonly [file: string, name: string, stage: string]> = [
  ["load/load-publication", "loadPublication", "reading and checking the data"],
  ["glossary/linker", "link", "matching terms"],
  ["glossary/linker", "compile", "matching terms"],
  ["markdown/render-markdown", "renderMarkdown", "Markdown"],
  ["pages/blocks/chart", "render", "charts"],
  ["eleventy/create-view", "createView", "what was said, put together"],
  ["eleventy/render-page", "documentOf", "pages"],
  ["search/build-search", "buildSearch", "search, in our process"],
  ["search/pagefind-index", "indexWithPagefind", "search, in our process"],
  ["search/pack-for-disk", "packForDisk", "search, in our process"],
  ["exports/index", "siteExports", "feeds and data files"],
  ["eleventy/write-site-files", "writeDownloads", "archive, book, single files"],
  ["exports/images/draw-pictures", "drawPictures", "pictures"],
  ["exports/images/draw-pictures", "draw", "pictures"],
  ["exports/images/drawing", "svgOf", "pictures"],
  ["exports/images/drawing", "pngOf", "pictures"],
  ["exports/downloads/build-downloads", "buildDownloads", "archive, book, single files"],
  ["exports/offline/service-worker", "serviceWorker", "list for offline"],
  ["exports/file-digest", "digestsOf", "check sums"],
  ["checks/output/markup", "checkMarkup", "check: HTML"],
  ["checks/output/markup", "withoutShapesThatAreRight", "check: HTML"],
  ["checks/output/validate-pages", "validatePages", "check: HTML"],
  ["checks/output/budgets", "checkBudgets", "check: weight of pages"],
  ["checks/check-site", "readSite", "check: links and policy"],
  ["checks/output/links", "checkLinks", "check: links and policy"],
  ["checks/output/policy", "checkPolicy", "check: links and policy"],
  ["checks/check-all", "checkAll", "check: what is said"],
];

/** Seconds of a build's threads by stage, from the profiles in a folder; what the rest is, is Eleventy, Node and the disk. */
export function secondsByStage(folder: string): ReadonlyMap<string, number> {
  const profiles = readdirSync(folder)
    .filter((name) => name.endsWith(".cpuprofile"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Profile);
  const seconds = new Map<string, number>();
  for (const profile of profiles) addStages(profile, seconds);
  return new Map([...seconds].sort(([, a], [, b]) => b - a));
}

function addStages(profile: Profile, seconds: Map<string, number>): void {
  const stageOf = new Map<number, string>();
  const nodeById = new Map(profile.nodes.map((node) => [node.id, node]));
  const visit = (id: number, around: string): void => {
    const { callFrame, children = [] } = nodeById.get(id)!;
    const stage = stageAt(callFrame) ?? around;
    stageOf.set(id, stage);
    for (const child of children) visit(child, stage);
  };
  visit(profile.nodes[0]!.id, "Eleventy, Node and the disk");
  profile.samples.forEach((id, n) => {
    const stage = stageOf.get(id)!;
    if (stage !== "idle") seconds.set(stage, (seconds.get(stage) ?? 0) + profile.timeDeltas[n]! / 1e6);
  });
}

function stageAt({ functionName, url }: Profile["nodes"][number]["callFrame"]): string | undefined {
  // A thread of a pool waits for the next task.
  if (functionName === "(idle)" || functionName === "atomicsWaitLoop") return "idle";
  if (functionName === "(garbage collector)") return "collecting garbage";
  if (/node:internal\/modules|\/tsx\//.test(url)) return "loading our code";
  return stages.find(([file, name]) => name === functionName && url.includes(`/src/${file}.ts`))?.[2];
}
