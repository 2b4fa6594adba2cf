import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ruleGroups, rules, type Rule, type RuleGroup } from "../model/rules.ts";

const headings: Readonly<Record<RuleGroup, string>> = {
  files: "Files",
  data: "Data and front matter",
  text: "Text",
  editorial: "What is said",
  glossary: "The glossary",
  output: "The site as it was written",
  import: "Importing a sheet",
};

/** `docs/rules.md`: every rule, what holds by it and how to mend what breaks it. A test compares. */
export function rulesPage(): string {
  const groups = ruleGroups.map((group) => {
    const entries = rules.filter((rule) => rule.group === group).map(entry);
    return `## ${headings[group]}\n\n${entries.join("\n")}`;
  });
  return `${introduction}\n${groups.join("\n")}`;
}

const introduction = `# The rules

<!-- Written by \`npm run schemas\` from src/model/rules.json. -->

Each line of a report names a rule: the truth that should hold. An **error** stops the build, and the last good site stays as it was; a
**warning** is for a person to weigh. Rules marked _optional_ are switched off by their id in \`_data/site.json\`, as in
\`"checks": { "off": ["source-cited"] }\`; without the others no right site could be made. \`*\` stands for any letters.
`;

function entry({ id, severity, canBeOff, holds, example, mend }: Rule): string {
  const kind = severity === "either" ? "error or warning" : severity;
  return `### \`${id}\`

${holds} _(${kind}${canBeOff ? ", optional" : ""})_

- Breaks it: ${example}
- Mends it: ${mend}
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(join(import.meta.dirname, "../../docs/rules.md"), rulesPage());
