/** The parts of Glossator that a site can have. */
export const parts = ["glossary", "figures", "pages", "search", "offline", "exports"] as const;
export type Part = (typeof parts)[number];

/** What `addPlugin(glossator, …)` takes. Without options it does everything; naming parts switches on those alone. */
export interface GlossatorOptions extends Partial<Record<Part, boolean>> {
  /** The moment that counts as now. Default: `SOURCE_DATE_EPOCH` where it is set, else the present. */
  readonly buildDate?: Date;
}

/**
 * The parts that are on.
 * @param core whether the command asked for a core build, which leaves the exports out
 */
export function chosenParts(
  options: GlossatorOptions,
  core = process.env[coreVariable] === "1",
): ReadonlySet<Part> {
  const named = parts.filter((part) => options[part] === true);
  const chosen = named.length > 0 ? named : parts.filter((part) => options[part] !== false);
  return new Set(chosen.filter((part) => !(core && part === "exports")));
}

/** How a command tells the plugin of a core build, whatever configuration adds the plugin. */
export const coreVariable = "GLOSSATOR_CORE";
