import type { LinkingScope } from "../model/site.ts";

/** How much is marked on a page: the publication's policy with the page's own settings on top. */
export interface LinkingPolicy {
  readonly scope: LinkingScope;
  /** At most this many marks per 100 words of the page; the least useful go first. */
  readonly budget: number;
  /** Terms that are not marked on this page. */
  readonly off: ReadonlySet<string>;
  /** The page, for senses that a page or a section decides. */
  readonly slug: string;
}
