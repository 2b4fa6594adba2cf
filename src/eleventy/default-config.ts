import type { EleventyConfig } from "./eleventy-types.ts";
import glossator from "./plugin.ts";

/** The configuration of a publication that has none of its own. */
export default function (eleventyConfig: EleventyConfig) {
  eleventyConfig.addPlugin(glossator);
  return { dir: { input: "content", data: "../_data" }, markdownTemplateEngine: false };
}
