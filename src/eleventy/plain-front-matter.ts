import type { EleventyConfig, FrontMatterEngine } from "./eleventy-types.ts";

/**
 * Lets the front matter of no Markdown file run: whoever hands in a text could run what they like where it is built. The loader
 * tells of each, which ends a build before Eleventy reads it; but a server goes on, so that its author sees what is wrong.
 * Templates in other languages are the publisher's own code, and do what Eleventy's documentation says.
 */
export function keepFrontMatterPlain(config: EleventyConfig): void {
  const { javascript } = config.frontMatterParsingOptions.engines;
  const inTemplates: FrontMatterEngine = (code, context) =>
    context.filePath.endsWith(".md") ? {} : javascript(code, context);
  config.setFrontMatterParsingOptions({ engines: { javascript: inTemplates } });
}
