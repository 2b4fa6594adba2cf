import { z } from "zod";
import type { LinkingPolicy } from "../../glossary/linking-policy.ts";
import { frontMatterSchema } from "../../model/explainer.ts";
import { siteSchema, type Site } from "../../model/site.ts";
import type { NoteKind } from "../../model/urls.ts";
import type { GlossatorOptions, ListOptions } from "../options.ts";

/** What the plugin's options say of a site that is somebody else's. */
export interface GuestSettings {
  /** In place of a site.json: the file of that name, if there is one, is the site's. */
  readonly site: Site;
  /** Paths of the pages with all terms and all numbers, from the site's root. */
  readonly lists: Partial<Record<NoteKind, string>>;
}

/** @throws {Error} for an option that cannot be */
export function guestSettings({ language = "en", glossary, figures }: GlossatorOptions): GuestSettings {
  const { scope = "page", budget } = typeof glossary === "object" ? glossary : {};
  // Title and description are for pages that we do not make.
  const written = { title: "-", description: "-", language, linking: { scope, budget } };
  const site = siteSchema.safeParse(written);
  if (!site.success) throw new Error(`Glossator's options are not right.\n${z.prettifyError(site.error)}`);
  return { site: site.data, lists: { ...listAt("term", glossary), ...listAt("figure", figures) } };
}

function listAt(
  kind: NoteKind,
  option: boolean | ListOptions | undefined,
): Partial<Record<NoteKind, string>> {
  const page = typeof option === "object" ? option.page : undefined;
  return page === undefined ? {} : { [kind]: page.replace(/^\//, "") };
}

/** How terms are marked on a page: as the options say, unless its front matter has `terms` as an explainer's has. */
export function policyOf({ linking }: Site, data: object): LinkingPolicy {
  // A key "terms" that says something else is the site's own.
  const terms = frontMatterSchema.shape.terms.safeParse("terms" in data ? data.terms : undefined);
  const own = terms.success ? terms.data : undefined;
  return {
    scope: own?.scope ?? linking.scope,
    budget: own?.budget ?? linking.budget,
    off: new Set(own?.off),
    slug: "",
  };
}
