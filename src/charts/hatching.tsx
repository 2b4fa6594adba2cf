import { anchors } from "../model/urls.ts";
import type { Datum } from "./datum.ts";

/**
 * How sure a number is, without colour: official is solid; said by others is hatched; by somebody unnamed, only dotted. A
 * pattern is named in an attribute, since an address in a style sheet would be relative to the style sheet.
 */
export function Hatching({ name }: { name: string }) {
  return (
    <defs>
      <pattern
        id={anchors.chartPattern(name, "reported")}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="chart-hatch-ground" width="6" height="6" />
        <line class="chart-hatch" x1="1.5" x2="1.5" y1="0" y2="6" />
      </pattern>
      <pattern
        id={anchors.chartPattern(name, "anonymous")}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
      >
        <rect class="chart-hatch-ground" width="6" height="6" />
        <circle class="chart-dot" cx="1.5" cy="1.5" r="1.1" />
        <circle class="chart-dot" cx="4.5" cy="4.5" r="1.1" />
      </pattern>
    </defs>
  );
}

/** The attribute that fills a shape by how its number is known; official ones are filled by the style sheet. */
export function fillOf({ status }: Pick<Datum, "status">, name: string): { fill?: string } {
  if (status === "official") return {};
  return { fill: `url(#${anchors.chartPattern(name, status === "anonymous" ? "anonymous" : "reported")})` };
}
