import type { SiteView } from "../site-view.ts";

/** What a reader may want as a file, by its media type; feeds and what is for machines is told to them alone. */
const names = new Map([
  ["text/csv", "CSV"],
  ["application/json", "JSON"],
  ["text/calendar", "iCalendar"],
]);

/** The data of a list, in a line at its head; nothing where the build makes no such files. */
export function TakeAway({ view, path }: { view: SiteView; path: string }) {
  const files = view.alternatesOf(path).filter(({ type }) => names.has(type));
  if (files.length === 0) return null;
  return (
    <p class="meta">
      <span>
        {view.wording.takeAway}
        {files.map(({ type, href }, index) => (
          <>
            {index > 0 && ", "}
            <a href={href} download="">
              {names.get(type)}
            </a>
          </>
        ))}
      </span>
    </p>
  );
}
