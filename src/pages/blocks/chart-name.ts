import type { RenderPage } from "../../markdown/render-env.ts";
import { paths } from "../../model/urls.ts";

/** The author's name for a chart, or the page's with a number: `what-is-safe-1`. Unique on the page, and so in the site. */
export function nextChartName(page: RenderPage, id: string | undefined): string {
  const slug = page.path
    .replace(/\.html$/, "")
    .replace(/^explainers\//, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  const taken = new Set(page.seen.files.map((file) => file.path));
  const wanted = id === undefined ? [] : [`${slug}-${id}`];
  const numbered = Array.from({ length: taken.size + 1 }, (_, index) => `${slug}-${index + 1}`);
  return [...wanted, ...numbered].find((name) => !taken.has(paths.chartTable(name))) ?? slug;
}
