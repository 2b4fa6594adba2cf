import { fileURLToPath } from "node:url";
import { loadPublication } from "../../src/load/load-publication.ts";
import type { Publication } from "../../src/model/publication.ts";
import { bodiesFrom, writeSampleSite } from "./sample-site.ts";

const fixtureRoot = fileURLToPath(new URL("fixture", import.meta.url));
const ownRoot = fileURLToPath(new URL("../..", import.meta.url));

/** A publication of two explainers, with names that are hard: accents, markup, one name for two things. */
export function fixturePublication(): Publication {
  return published(fixtureRoot);
}

/** This repository's own publication, which the reader queries are about. */
export function ownPublication(): Publication {
  return published(ownRoot);
}

/** A site of the fixture in a folder of its own. */
export function writeFixtureSite(
  options: { readonly folder?: string; readonly policy?: string } = {},
): Promise<string> {
  return writeSampleSite(fixturePublication(), { bodyOf: bodiesFrom(fixtureRoot), ...options });
}

function published(root: string): Publication {
  const { publication, problems } = loadPublication({ root });
  if (!publication)
    throw new Error(`${root} does not load: ${problems.map(({ message }) => message).join(" ")}`);
  return publication;
}
