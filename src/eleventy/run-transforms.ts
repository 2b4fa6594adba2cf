import type { EleventyConfig, PageData } from "./eleventy-types.ts";

/**
 * What a site's transforms make of a page that Eleventy has no template for: all of them, in their order, as it runs them.
 * @see https://www.11ty.dev/docs/transforms/
 * @param html the page as we rendered it
 */
export async function runTransforms(
  { transforms }: Pick<EleventyConfig, "transforms">,
  page: PageData["page"],
  html: string,
): Promise<string> {
  const { inputPath, outputPath, url } = page;
  let content = html;
  for (const transform of Object.values(transforms)) {
    content = await transform.call({ inputPath, outputPath, url, page }, content, outputPath);
  }
  return content;
}
