import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../publication.ts";

/** The files that a section of a document shows, by their path; a fence that names no file is not one. */
export function examplesIn(document: string, section: string): Record<string, string> {
  const lines = readFileSync(join(projectRoot, document), "utf8").split("\n");
  const files: Record<string, string> = {};
  let isInSection = false;
  let depth = 0;
  for (let at = 0; at < lines.length; at++) {
    const fence = /^ *```(\S*) ?(\S*)/.exec(lines[at]!);
    if (fence) {
      const indent = lines[at]!.search(/\S/);
      const end = lines.findIndex((line, index) => index > at && line.trim() === "```");
      if (isInSection && fence[2])
        files[fence[2]] = `${lines
          .slice(at + 1, end)
          .map((line) => line.slice(indent))
          .join("\n")}\n`;
      at = end;
      continue;
    }
    const heading = /^(#+) (.*)/.exec(lines[at]!);
    if (!heading) continue;
    if (heading[2] === section) [isInSection, depth] = [true, heading[1]!.length];
    else if (isInSection && heading[1]!.length <= depth) isInSection = false;
  }
  return files;
}
