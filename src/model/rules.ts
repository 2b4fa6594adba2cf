import list from "./rules.json" with { type: "json" };

/** A truth that should hold of a publication, by whose id problems are searched and switched off. */
export interface Rule {
  /** As in a report. `*` stands for any letters: `html/*` is every rule of html-validate. */
  readonly id: string;
  readonly group: RuleGroup;
  /** What a problem of the rule is; `either` where that depends on what was found. */
  readonly severity: "error" | "warning" | "either";
  /** Whether `checks.off` in site.json may name it. Without the others no right site could be made. */
  readonly canBeOff: boolean;
  /** What should be true. One sentence. */
  readonly holds: string;
  /** What breaks it, as an author would write it. */
  readonly example: string;
  readonly mend: string;
}

/** What a rule looks at, in the order in which a build comes to it. */
export const ruleGroups = ["files", "data", "text", "editorial", "glossary", "output", "import"] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** Every rule that a problem can be of. */
export const rules = list as readonly Rule[];

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));
const families = rules
  .filter(({ id }) => id.includes("*"))
  .map((rule) => ({ rule, pattern: new RegExp(`^${rule.id.replace("*", "[a-z0-9-]+")}$`) }));

/** The rule that an id names: itself, or the family that it belongs to. */
export function ruleOf(id: string): Rule | undefined {
  return ruleById.get(id) ?? families.find(({ pattern }) => pattern.test(id))?.rule;
}
