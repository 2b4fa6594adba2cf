import type { InlineDirective } from "../markdown/inline-directives.ts";
import type { BlockRenderers } from "../markdown/render-env.ts";
import type { Publication } from "../model/publication.ts";
import type { LinkingScope } from "../model/site.ts";
import type { Components } from "../pages/components.ts";
import type { Route } from "../pages/routes.tsx";

/** The parts of Glossator that a site can have. */
export const parts = ["glossary", "figures", "pages", "search", "offline", "exports"] as const;
export type Part = (typeof parts)[number];

/**
 * What `addPlugin(glossator, …)` takes. Without options it does everything; naming parts switches on those alone. A site with
 * `pages` is a publication of ours, and has glossary and figures. One without is a guest's: `glossary`, `figures` and
 * `search` add to its own pages and leave everything else alone.
 */
export interface GlossatorOptions {
  /** Words of `glossary.json` are marked. */
  readonly glossary?: boolean | GlossaryOptions;
  /** `:fig[…]` and `:cite[…]` print what stands in `figures.json` and `sources.json`. */
  readonly figures?: boolean | ListOptions;
  /** All pages of a publication: explainers, terms, figures, and the layout around them. */
  readonly pages?: boolean;
  readonly search?: boolean;
  /** A copy for reading offline, with `pages`. */
  readonly offline?: boolean;
  /** Feeds, data, archive and book, with `pages`. */
  readonly exports?: boolean;
  /** BCP 47 tag of a site without `pages`, which has no site.json of ours. Default: `en`. */
  readonly language?: string;
  /** Directives beside ours, by name; one of the same name takes our place. */
  readonly directives?: {
    /** `:name[label]{key=value}` in a line. */
    readonly inline?: Readonly<Record<string, InlineDirective>>;
    /** `::name{key=value}` on a line of its own. */
    readonly blocks?: BlockRenderers;
  };
  /** Pages beside ours, made from the publication; one of the same path takes our place. */
  readonly routes?: (publication: Publication) => readonly Route[];
  /** Components in place of ours. */
  readonly components?: Partial<Components>;
  /** A style sheet after ours, from the publication's root: `theme.css`. */
  readonly theme?: string;
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
  const named = parts.filter((part) => Boolean(options[part]));
  const chosen = new Set<Part>(named.length > 0 ? named : parts.filter((part) => options[part] !== false));
  const needsPages = (["offline", "exports"] as const).find((part) => chosen.has(part));
  if (!chosen.has("pages") && needsPages) {
    throw new Error(
      `Glossator's part "${needsPages}" is made of pages. Switch them on too: { pages: true }.`,
    );
  }
  if (chosen.has("pages")) for (const part of ["glossary", "figures"] as const) chosen.add(part);
  if (core) chosen.delete("exports");
  return chosen;
}

/** Where a site without `pages` has its list of all terms or numbers. */
export interface ListOptions {
  /** The page's URL: `/glossary/`. Without it marks lead to the note in their own page. */
  readonly page?: string;
}

/** How terms are marked in a site without `pages`. */
export interface GlossaryOptions extends ListOptions {
  /** How often. Default: `page`, the first use on each page. */
  readonly scope?: LinkingScope;
  /** At most this many marks per 100 words. Default: 8. */
  readonly budget?: number;
}

/** How a command tells the plugin of a core build, whatever configuration adds the plugin. */
export const coreVariable = "GLOSSATOR_CORE";

/** How `glossator serve` tells the plugin that somebody writes, and looks at a page at a time. */
export const liveVariable = "GLOSSATOR_LIVE";

/** How an address becomes a link that opens an author's editor, for who has another than Visual Studio Code. */
export const editorVariable = "GLOSSATOR_EDITOR";

/** Whether pages are made when they are asked for, rather than all at once. */
export function isLive(): boolean {
  return process.env[liveVariable] === "1";
}
