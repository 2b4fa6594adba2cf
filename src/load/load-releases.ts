import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../model/problem.ts";
import { inOrderOfRelease, releaseSchema, releasesFolder, type Release } from "../model/release.ts";
import { parseJsonWithPositions } from "./json-with-positions.ts";
import { readText } from "./read-text.ts";
import { schemaProblems } from "./schema-problems.ts";

interface ReleasesLoaded {
  /** The oldest first. */
  readonly releases: readonly Release[];
  readonly problems: readonly Problem[];
}

const advice = "Records are written by `glossator release` and not by hand: take back what changed it.";

/** Reads the release records. They only grow in number, and a watching build asks after every edit, so each is parsed once. */
export function loadReleases(root: string, data: string): ReleasesLoaded {
  const folder = `${data}/${releasesFolder}`;
  if (!existsSync(join(root, folder))) return { releases: [], problems: [] };
  const files = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
  const loaded = files.map((name) => loadRelease(root, `${folder}/${name}`, name));
  return {
    releases: inOrderOfRelease(loaded.flatMap((one) => ("release" in one ? one.release : []))),
    problems: loaded.flatMap((one) => ("problems" in one ? one.problems : [])),
  };
}

type LoadedRelease = { readonly release: Release } | { readonly problems: readonly Problem[] };

/** The records that were read last, with the text that they were read from. */
const parsed = new Map<string, { readonly text: string; readonly release: Release }>();

function loadRelease(root: string, file: string, name: string): LoadedRelease {
  const path = join(root, file);
  const read = readText(path, file);
  if ("problem" in read) return { problems: [read.problem] };
  const known = parsed.get(path);
  if (known?.text === read.text) return known;
  const release = readWhole(read.text);
  if (!release || name !== `${release.release}.json`) return { problems: faultsOf(read.text, file, name) };
  parsed.set(path, { text: read.text, release });
  return { release };
}

/** Addresses cost ten times the reading, and only a faulty record needs them. */
function readWhole(text: string): Release | undefined {
  try {
    return releaseSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function faultsOf(text: string, file: string, name: string): Problem[] {
  const document = { file, ...parseJsonWithPositions(text, file) };
  if (document.problems.length > 0) return document.problems.map(withAdvice);
  const result = releaseSchema.safeParse(document.value, { reportInput: true });
  if (!result.success) return schemaProblems(result.error.issues, document, [], () => []).map(withAdvice);
  const message = `The file is named ${name}, and the release in it ${result.data.release}.`;
  const at = document.addressOf(["release"]);
  return [withAdvice({ file, ...at, rule: "release-named", severity: "error", message })];
}

function withAdvice(problem: Problem): Problem {
  return { ...problem, message: `${problem.message} ${advice}` };
}
