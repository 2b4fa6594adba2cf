import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { checkAll } from "../checks/check-all.ts";
import { runEleventy } from "../eleventy/run-eleventy.ts";
import type { SiteBuild } from "../eleventy/site-build.ts";
import { keptCopy } from "../exports/archive/kept-copy.ts";
import { downloadFiles } from "../exports/downloads/downloads-page.tsx";
import type { Explainer } from "../model/explainer.ts";
import { parsePartialDate } from "../model/partial-date.ts";
import { ProblemsFound } from "../model/problems-found.ts";
import {
  archiveFolder,
  nextRelease,
  releasesFolder,
  type Release,
  type ReleaseRecord,
} from "../model/release.ts";
import { compareRecords, exactQuantity } from "../releases/compare-records.ts";
import { releaseRecord, releaseText } from "../releases/release-record.ts";
import { UsageError, type Arguments } from "./arguments.ts";
import { changeReport } from "./change-report.ts";
import { printProblems, say } from "./print.ts";
import { publicationFolder } from "./site-folder.ts";

/** `glossator release "note"`: writes down what the publication says, so that the next release can say what changed. */
export async function release({ root: folder, words, archive }: Arguments): Promise<number> {
  const note = words.join(" ").replace(/\s+/g, " ").trim();
  if (words.length !== 1 || note === "") {
    throw new UsageError(
      'Say in one note, in quotes, what this release is: glossator release "The new fee".',
    );
  }
  const root = publicationFolder(folder);
  try {
    return await inBuild(root, async (build, output) => {
      const made = await releaseBuild(root, build, note);
      const keeps = archive || build.publication.site.archive;
      if (made && keeps) await keepCopies(root, output, made, build.publication.explainers);
      return made ? 0 : 1;
    });
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    printProblems(error.problems, { root });
    say("No release was written.");
    return 1;
  }
}

/** Builds and checks the whole site first: what has faults is not released. */
async function inBuild<Result>(
  root: string,
  use: (build: SiteBuild, output: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(join(root, ".glossator"), { recursive: true });
  const output = await mkdtemp(join(root, ".glossator/release-"));
  try {
    const build = await runEleventy({ root, output });
    const { problems } = await checkAll(output, build.editorial, { isCore: false });
    if (problems.some(({ severity }) => severity === "error")) throw new ProblemsFound(problems);
    return await use(build, output);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

async function releaseBuild(
  root: string,
  { view, data }: SiteBuild,
  note: string,
): Promise<Release | undefined> {
  const { publication, wording, plainText, explainers, buildDate } = view;
  const { releases } = publication;
  const last = releases.at(-1);
  const record = releaseRecord({ publication, explainers, plainText });
  const day = buildDate.toUTC().toISODate() ?? "";
  if (last && sameRecord(last, record)) {
    return refuse(`Nothing has changed since the release ${last.release}.`);
  }
  if (last && day < last.date.iso) {
    return refuse(`The build date is ${day}, which is before the last release (${last.release}).`);
  }
  const made: Release = {
    format: 1,
    release: nextRelease(day, releases),
    date: parsePartialDate(day)!,
    note: note.toWellFormed(),
    generator: `Glossator ${await generatorVersion()}`,
    ...record,
  };
  const file = `${data}/${releasesFolder}/${made.release}.json`;
  await mkdir(join(root, data, releasesFolder), { recursive: true });
  // `wx`: a record that is there stays as it is, whatever happens.
  await writeFile(join(root, file), releaseText(made), { flag: "wx" });
  process.stdout.write(`${file}\n`);
  const actorName = (id: string) => publication.actorById.get(id)?.name ?? id;
  say(
    last
      ? `Since the release ${last.release}:\n${changeReport(compareRecords(last, record, { wording, actorName }))}`
      : `The first release: ${contents(record)}. From now on what changes wants a note.`,
  );
  return made;
}

function refuse(why: string): undefined {
  say(`${why} No release was written.`);
}

/** The explainers as they are now, one file each, for the build to publish beside the later ones. */
async function keepCopies(
  root: string,
  output: string,
  { release: id }: Release,
  explainers: readonly Explainer[],
): Promise<void> {
  const folder = `${archiveFolder}/${id}`;
  await mkdir(join(root, folder), { recursive: true });
  for (const { slug } of explainers) {
    const single = join(output, downloadFiles.explainer(slug));
    if (!existsSync(single)) {
      return say("No copies were kept: they come from the downloads, which this publication switched off.");
    }
    const file = `${folder}/${slug}.html`;
    await writeFile(join(root, file), keptCopy(await readFile(single, "utf8")), { flag: "wx" });
    process.stdout.write(`${file}\n`);
  }
}

function sameRecord(
  { figures, terms, positions, events, explainers }: Release,
  record: ReleaseRecord,
): boolean {
  const exact = figures.map((figure) => ({ ...figure, ...exactQuantity(figure) }));
  return isDeepStrictEqual({ figures: exact, terms, positions, events, explainers }, record);
}

function contents({ figures, terms, positions, explainers }: ReleaseRecord): string {
  const count = (list: readonly unknown[], one: string) =>
    `${list.length} ${one}${list.length === 1 ? "" : "s"}`;
  return [
    count(explainers, "explainer"),
    count(terms, "term"),
    count(figures, "figure"),
    count(positions, "position"),
  ].join(", ");
}

async function generatorVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
