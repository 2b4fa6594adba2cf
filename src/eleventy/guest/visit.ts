import { renderToString } from "preact-render-to-string";
import { addToMarkdown } from "../../markdown/guest-markdown.ts";
import { pathOfUrl } from "../../model/urls.ts";
import { FigureList, TermList } from "../../pages/guest/lists.tsx";
import { SearchPanel } from "../../pages/parts/search-panel.tsx";
import type { EleventyConfig } from "../eleventy-types.ts";
import type { GlossatorOptions, Part } from "../options.ts";
import { GuestSite } from "./guest-site.ts";

/**
 * The plugin in a site with layouts of its own. Everything is an addition: to the Markdown that the site has set up, to the
 * HTML that its templates made, to the shortcodes that they may use.
 */
export function visit(config: EleventyConfig, options: GlossatorOptions, parts: ReadonlySet<Part>): void {
  const site = new GuestSite(options, parts);
  config.on("eleventy.before", (event) => site.begin(event));

  if (parts.has("glossary") || parts.has("figures")) {
    const rules = { terms: parts.has("glossary"), figures: parts.has("figures") };
    config.amendLibrary("md", (md) => addToMarkdown(md, rules, (source, data) => site.pageOf(source, data)));
    config.addShortcode("glossatorNotes", () => "<div data-glossator-notes></div>");
  }
  if (parts.has("glossary")) {
    config.addShortcode("glossatorTerms", function () {
      return renderToString(TermList({ view: site.view, path: pathOfUrl(this.page.url || "/") }));
    });
  }
  if (parts.has("figures")) {
    config.addShortcode("glossatorFigures", function () {
      return renderToString(FigureList({ view: site.view, path: pathOfUrl(this.page.url || "/") }));
    });
  }
  if (parts.has("search")) {
    config.addShortcode("glossatorSearch", () => renderToString(SearchPanel({ wording: site.view.wording })));
  }

  config.addTransform("glossator", function (content) {
    const { url, outputPath } = this.page;
    if (typeof url !== "string" || !String(outputPath).endsWith(".html")) return content;
    return site.complete(content, url);
  });
  config.on("eleventy.after", async (event) => {
    if (event.outputMode !== "fs") return;
    // It loads all that a whole publication can be exported as, which a site that is served without us would wait for.
    const { writeAll } = await import("../write-site-files.ts");
    await writeAll(event.directories.output, await site.filesFor(event));
  });
}
