import type { DateTime } from "luxon";
import type { Explainer } from "../model/explainer.ts";
import type { PartialDate } from "../model/partial-date.ts";
import type { Address } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import type { AssetPaths } from "../model/site-file.ts";
import type { Wording } from "../model/wording.ts";
import type { Rendered } from "../markdown/render-markdown.ts";
import type { Sightings } from "../markdown/render-env.ts";
import type { Backlinks } from "./backlinks.ts";

/** Everything that a page may show. Values only: no disk, no clock, no environment. */
export interface SiteView {
  readonly publication: Publication;
  readonly wording: Wording;
  readonly assets: AssetPaths;
  /** The path of the icon, where the site has one. */
  readonly icon?: string;
  /** The moment that the build counts as now. */
  readonly buildDate: DateTime;
  /** A date in the publication's language. */
  readonly dateText: (date: PartialDate) => string;
  readonly momentText: (moment: DateTime) => string;
  /** Where terms, figures, sources, actors and events are used. */
  readonly backlinks: Backlinks;
  /** Explainers as rendered, in the publication's order; drafts are not among them. */
  readonly explainers: readonly RenderedExplainer[];
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
