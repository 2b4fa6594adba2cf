import type { DateTime } from "luxon";
import type { Explainer } from "../model/explainer.ts";
import type { PartialDate } from "../model/partial-date.ts";
import type { Address } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { ArchivedCopy } from "../model/release.ts";
import type { AssetPaths } from "../model/site-file.ts";
import type { Wording } from "../model/wording.ts";
import type { Rendered } from "../markdown/render-markdown.ts";
import type { Sightings } from "../markdown/render-env.ts";
import type { HistoryStep } from "../releases/history.ts";
import type { Backlinks } from "./backlinks.ts";
import type { Components } from "./components.ts";
import type { Route } from "./routes.tsx";

/** Everything that a page may show. Values only: no disk, no clock, no environment. */
export interface SiteView {
  readonly publication: Publication;
  readonly wording: Wording;
  readonly assets: AssetPaths;
  /** The moment that the build counts as now. */
  readonly buildDate: DateTime;
  /** A date in the publication's language. */
  readonly dateText: (date: PartialDate) => string;
  readonly momentText: (moment: DateTime) => string;
  /** Where terms, figures, sources, actors and events are used. */
  readonly backlinks: Backlinks;
  /** Explainers as rendered, in the publication's order; drafts are not among them. */
  readonly explainers: readonly RenderedExplainer[];
  /** An explainer by its file, from the publication's root, or by its path in the site. */
  readonly explainerOf: (fileOrPath: string) => RenderedExplainer | undefined;
  /** What to read after an explainer: a few, the nearest first. */
  readonly relatedTo: (rendered: RenderedExplainer) => readonly RenderedExplainer[];
  /** What changed, release by release, the latest first; before them what is not released yet. */
  readonly history: () => readonly HistoryStep[];
  /** Explainers as they were, where the site has copies of them. */
  readonly archive: readonly Pick<ArchivedCopy, "release" | "slug">[];
  /** Markdown that stands in data, rendered for a page at `path`; gathers into `seen`. */
  readonly renderText: (source: string, address: Address, path: string, seen: Sightings) => string;
  /** The words of a text without its Markdown and directives: for descriptions and lists. */
  readonly plainText: (source: string) => string;
  /** The body of `content/index.md`, where the publication has one, rendered for the home page. */
  readonly story?: Rendered;
  /** Where else a page's content can be had: feeds, its data, its Markdown twin. */
  readonly alternatesOf: (path: string) => readonly AlternateLink[];
  /** What a page says for machines: JSON-LD, safe to stand in a script element. */
  readonly structuredDataOf: (path: string) => readonly string[];
  /** The picture that a page is shared with, where there is one; only an absolute URL will do for who fetches it. */
  readonly shareImageOf: (path: string) => string | undefined;
  /** The path of the icon for a home screen, where the site has one. */
  readonly touchIcon?: string;
  /** Files to take away that the build makes, by what they are. */
  readonly downloads: readonly Download[];
  /** Every page that is made from data; those of a publication's own are among them. */
  readonly routes?: readonly Route[];
  /** Components that a publication has put in place of ours. */
  readonly components?: Partial<Components>;
  /** Pages of the menu that are not ours: Markdown pages with `menu: true`. */
  readonly extraPages: readonly ExtraPage[];
}

/** A `<link>` to the same in another form. */
export interface AlternateLink {
  readonly rel: "alternate" | "describedby";
  readonly type: string;
  /** Page-relative. */
  readonly href: string;
  readonly title?: string;
}

/** A page that an author made beside the explainers. */
export interface ExtraPage {
  readonly title: string;
  readonly path: string;
}

export interface Download {
  readonly path: string;
  readonly label: string;
}

/** An explainer as rendered: what was written and what was seen in it. */
export interface RenderedExplainer extends Rendered {
  readonly explainer: Explainer;
  /** Words of the body, for reading time. */
  readonly words: number;
}
