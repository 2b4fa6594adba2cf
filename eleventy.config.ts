import glossator from "./src/eleventy/plugin.ts";
import type { EleventyConfig } from "./src/eleventy/eleventy-types.ts";

/** This publication is the plugin's first user, and needs no more than any other: the plugin and the folders. */
export default function (eleventyConfig: EleventyConfig) {
  eleventyConfig.addPlugin(glossator);
  return {
    dir: { input: "content", data: "../_data", output: "_site" },
    markdownTemplateEngine: false,
  };
}
