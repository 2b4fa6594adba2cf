import { renderToString } from "preact-render-to-string";
import type { Chart } from "./chart.ts";
import { drawChart } from "./drawing.tsx";
import { wrapRuns, type Run } from "./row-layout.ts";

/** What stands around a chart that left its page. */
interface ImageFrame {
  readonly language: string;
  /** Where the numbers come from and when they were so. */
  readonly credit: string;
}

const width = 640;
const letter = 14;
const edge = 20;
const lineHeight = 20;

/**
 * The chart as a file of its own, to take away: with its title, its credit and its colours, since no page's style sheet
 * goes with it. Widths in percent are of the nested drawing; em are of the letters, as in the page.
 */
export function chartImage(chart: Chart, { language, credit }: ImageFrame): string {
  const { height, content } = drawChart(chart);
  const titleLines = textLines(chart.title, "chart-title");
  const creditLines = textLines(credit, "chart-credit");
  const top = edge + titleLines.length * lineHeight + 10;
  const below = Math.ceil(top + height * letter) + 12;
  const whole = below + creditLines.length * lineHeight + edge - 8;
  const svg = renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      lang={language}
      direction={chart.direction}
      aria-label={`${chart.title}. ${chart.says}`}
      width={width}
      height={whole}
      viewBox={`0 0 ${width} ${whole}`}
      font-size={letter}
    >
      <title>{chart.title}</title>
      <desc>{chart.says}</desc>
      <style>{imageStyles}</style>
      <rect class="paper" width={width} height={whole} />
      <Lines lines={titleLines} top={edge} chart={chart} />
      <svg x={edge} y={top} width={width - 2 * edge} height={Math.ceil(height * letter)} overflow="visible">
        {content}
      </svg>
      <Lines lines={creditLines} top={below} chart={chart} />
    </svg>,
  );
  // HTML, which is what is rendered, allows these three letters in a text; XML does not. https://www.w3.org/TR/xml/#syntax
  return `${svg.replaceAll("]]>", "]]&gt;")}\n`;
}

/** Wider than a phone's line: half as long again. */
function textLines(text: string, className: string): Run[][] {
  return wrapRuns([{ text, class: className }], 84);
}

function Lines({ lines, top, chart }: { lines: readonly Run[][]; top: number; chart: Chart }) {
  const x = chart.direction === "rtl" ? width - edge : edge;
  return (
    <>
      {lines.map((runs, index) => (
        <text class={runs[0]?.class ?? ""} x={x} y={top + (index + 1) * lineHeight - 6}>
          {runs.map((run) => run.text).join("")}
        </text>
      ))}
    </>
  );
}

/** The colours of `tokens.css` that a chart needs, light and dark: a picture cannot ask the page. */
const colours = {
  light: { paper: "#fbfaf6", ink: "#1c1b19", soft: "#57534b", hair: "#d9d4c7", number: "#7a3b06" },
  dark: { paper: "#15171a", ink: "#e9e6df", soft: "#b0aba0", hair: "#363a40", number: "#e6b17a" },
} as const;

/** What is drawn how. The order decides: what has a `fill` of its own, a pattern, is not official and keeps it. */
const rules = `
text{font-family:system-ui,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif;fill:var(--ink);white-space:pre;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.paper,.chart-hatch-ground{fill:var(--paper)}
.chart-title{font-weight:600}
.chart-value{font-weight:600}
.chart-credit,.chart-how,.chart-tick{fill:var(--soft)}
.chart-how{font-weight:400}
.chart-credit,.chart-tick{font-size:12px}
.chart-grid,.chart-track{stroke:var(--hair)}
.chart-zero,.chart-now{stroke:var(--ink)}
.chart-now{stroke-dasharray:2 3}
.chart-bar,.chart-part{stroke:var(--number)}
[data-status=official]{fill:var(--number)}
.chart-bar[data-approximate]{stroke-dasharray:5 3}
[data-status=official][data-approximate]{fill-opacity:.55}
.chart-limit{fill:none;stroke-dasharray:5 3}
.chart-hatch,.chart-reach,.chart-onwards{stroke:var(--number);fill:none}
.chart-hatch{stroke-width:2}
.chart-reach{stroke-dasharray:1 3}
.chart-dot{fill:var(--number)}
.chart-part{stroke:var(--paper)}
.chart-shade-2{fill-opacity:.72}
.chart-shade-3{fill-opacity:.46}
.chart-rest{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
.chart-mark{fill:var(--number);stroke:var(--number)}
.chart-mark[data-status=scheduled],.chart-mark[data-status=reported]{fill:var(--paper);stroke-width:1.5}
.chart-mark[data-status=reported]{stroke-dasharray:2 2}
`;

const imageStyles = `
:root{color-scheme:light dark;${properties(colours.light)}}
@media (prefers-color-scheme:dark){:root{${properties(colours.dark)}}}${rules}`;

function properties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
}

/**
 * The same drawing for a program that knows neither custom properties nor a dark page: on paper, in the letters of a font
 * that the program has.
 * @param fonts families, since a font file of one weight is a family of its own
 */
export function onPaper(image: string, fonts: { readonly regular: string; readonly bold: string }): string {
  const plain = rules
    .replace(/var\(--(\w+)\)/g, (_, name: keyof typeof colours.light) => colours.light[name])
    .replace(/font-family:[^;]+/, `font-family:${fonts.regular}`)
    .replaceAll("font-weight:600", `font-family:${fonts.bold}`)
    .replaceAll("font-weight:400", `font-family:${fonts.regular}`);
  return image.replace(imageStyles, () => plain);
}
