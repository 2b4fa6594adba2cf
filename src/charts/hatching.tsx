import { anchors } from "../model/urls.ts";
import type { Datum } from "./datum.ts";

/**
 * How sure a number is, without colour: official is solid; said by others is hatched; by somebody unnamed, only dotted. A
 * pattern is named in an attribute, since an address in a style sheet would be relative to the style sheet.
 */
export function Hatching({ name, data }: { name: string; data: ReadonlyArray<Pick<Datum, "status">> }) {
  const patterns = new Set(data.flatMap(({ status }) => patternOf(status) ?? []));
  if (patterns.size === 0) return null;
  return (
    <defs>
      {patterns.has("reported") && (
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
      )}
      {patterns.has("anonymous") && (
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
      )}
    </defs>
  );
}

function patternOf(status: Datum["status"]): "reported" | "anonymous" | undefined {
  if (status === "official") return undefined;
  return status === "anonymous" ? "anonymous" : "reported";
}

/** The attribute that fills a shape by how its number is known; official ones are filled by the style sheet. */
export function fillOf({ status }: Pick<Datum, "status">, name: string): { fill?: string } {
  const pattern = patternOf(status);
  return pattern ? { fill: `url(#${anchors.chartPattern(name, pattern)})` } : {};
}
