import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Problem } from "../../model/problem.ts";
import { ruleOf, type Rule } from "../../model/rules.ts";

export interface SarifOptions {
  /** The path of a problem's file from the repository's root, with forward slashes. */
  readonly pathOf: (file: string) => string;
  /** Glossator's own. */
  readonly version: string;
}

/**
 * Problems as SARIF 2.1.0, which code hosts and editors read. Every rule that has a problem is described, so that who
 * reads the report needs no other page. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifLog(problems: readonly Problem[], { pathOf, version }: SarifOptions): Log {
  const ids = [...new Set(problems.map(({ rule }) => rule))].toSorted();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Glossator", semanticVersion: version, rules: ids.map(descriptor) } },
        // Lines end and columns count as in editors.
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => result(problem, ids.indexOf(problem.rule), pathOf)),
      },
    ],
  };
}

function descriptor(id: string): ReportingDescriptor {
  const rule = ruleOf(id);
  if (!rule) return { id };
  const level = rule.severity === "warning" ? "warning" : "error";
  return {
    id,
    shortDescription: { text: plain(rule.holds) },
    fullDescription: { text: plain(rule.holds) },
    help: { text: plain(help(rule)), markdown: help(rule) },
    defaultConfiguration: { level },
    properties: { tags: [rule.group], optional: rule.canBeOff },
  };
}

function help({ id, holds, example, mend, canBeOff }: Rule): string {
  const off = canBeOff
    ? `\n\nTo switch it off: \`"checks": { "off": ["${id}"] }\` in \`_data/site.json\`.`
    : "";
  return `${holds}\n\nBreaks it: ${example}\n\nMends it: ${mend}${off}`;
}

/** Markdown's only mark in the rules is that for code. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}

function result(
  { file, line, column, rule, severity, message }: Problem,
  ruleIndex: number,
  pathOf: SarifOptions["pathOf"],
): Result {
  const uri = pathOf(file).split("/").map(encodeURIComponent).join("/");
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
