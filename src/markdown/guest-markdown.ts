import type { MarkdownIt } from "markdown-it";
import { citeDirective } from "./citations.ts";
import { inlineDirectives, type InlineDirective } from "./inline-directives.ts";
import { inlineLines } from "./inline-lines.ts";
import { mentions } from "./mentions.ts";
import { nestedLinks } from "./nested-links.ts";
import { figureDirective } from "./numbers.ts";
import type { RenderPage } from "./render-env.ts";
import { plainDirective, termDirective } from "./term-directives.ts";

/** What is added to the Markdown of a site that is somebody else's. */
export interface GuestRules {
  /** Words of the glossary are found, and `:term[…]`, `:plain[…]` say otherwise. */
  readonly terms: boolean;
  /** `:fig[…]` prints a number and `:cite[…]` its source. */
  readonly figures: boolean;
}

/**
 * Adds our marks to a markdown-it that somebody else has set up, and leaves alone what it does already: its raw HTML, its
 * headings, its links.
 * @param pageOf what the rules may ask on the page that a text belongs to; `data` is Eleventy's, which passes it as
 * markdown-it's environment
 */
export function addToMarkdown(
  md: MarkdownIt,
  { terms, figures }: GuestRules,
  pageOf: (source: string, data: object) => RenderPage | undefined,
): void {
  const directives = new Map<string, InlineDirective>([
    ...(terms
      ? ([
          ["term", termDirective],
          ["plain", plainDirective],
        ] as const)
      : []),
    ...(figures
      ? ([
          ["fig", figureDirective],
          ["cite", citeDirective],
        ] as const)
      : []),
  ]);
  const rules = [
    inlineLines, // before what reports problems in a line
    inlineDirectives(directives),
    nestedLinks,
    ...(terms ? [mentions] : []), // last: must see the text that directives leave behind, and never their links
  ];
  for (const rule of rules) md.use(rule);
  const render = md.render.bind(md);
  md.render = (source, data = {}) => {
    const page = pageOf(source, data);
    if (!page) return render(source, data);
    // Both call it `page`, and plugins of the site may look for Eleventy's there.
    const both = { ...(data as { page?: object }).page, ...page };
    return render(source, Object.create(data, { page: { value: both } }) as Record<string, unknown>);
  };
}
