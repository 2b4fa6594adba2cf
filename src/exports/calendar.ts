import type { Event } from "../model/event.ts";
import { endOf, type PartialDate } from "../model/partial-date.ts";
import type { SiteFile } from "../model/site-file.ts";
import { paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import type { SiteView } from "../pages/site-view.ts";
import { addressFrom, stableUuid } from "./addresses.ts";
import { exportPaths } from "./export-paths.ts";

/**
 * The events as a calendar (RFC 5545). A calendar knows days only. An event of which no more than the month or the year is
 * known spans the whole of it, says so at the head of its title ("November 2025: …") and keeps the date as it is known in
 * `X-GLOSSATOR-DATE`: no day is made up, and no event is lost. Nobody's time is blocked.
 */
export function calendar(view: SiteView): SiteFile[] {
  const { events, site } = view.publication;
  if (events.length === 0) return [];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Glossator//Glossator//EN",
    "CALSCALE:GREGORIAN",
    property("NAME", site.title, site.language),
    property("X-WR-CALNAME", site.title),
    // Who subscribes asks again once a day (RFC 7986, section 5.7; Outlook goes by the older name).
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    "X-PUBLISHED-TTL:P1D",
    ...events.flatMap((event) => eventLines(event, view)),
    "END:VCALENDAR",
  ];
  return [{ path: exportPaths.calendar, content: lines.map((line) => `${folded(line)}\r\n`).join("") }];
}

function eventLines(event: Event, view: SiteView): string[] {
  const { publication, buildDate } = view;
  const { language, url } = publication.site;
  const { id, date, end, title, place, status } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${stableUuid(`event ${id}`, publication)}`,
    `DTSTAMP:${buildDate.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'")}`,
    `DTSTART;VALUE=DATE:${date.start.toFormat("yyyyMMdd")}`,
    // The day after the last: DTEND is not part of the event.
    `DTEND;VALUE=DATE:${endOf(end ?? date)
      .plus({ days: 1 })
      .toFormat("yyyyMMdd")}`,
    property("SUMMARY", summaryOf(title, date, end, view), language),
    property("DESCRIPTION", descriptionOf(event, view), language),
    ...(place === undefined ? [] : [property("LOCATION", place, language)]),
    `STATUS:${status === "reported" ? "TENTATIVE" : "CONFIRMED"}`,
    property("CATEGORIES", wordFor(view.wording.eventStatuses, status), language),
    // A URI has no letters but those of ASCII; a host's name may (section 3.3.13).
    ...(url === undefined
      ? []
      : [`URL:${new URL(addressFrom(exportPaths.calendar, paths.event(id), publication)).href}`]),
    "TRANSP:TRANSPARENT",
    `X-GLOSSATOR-DATE:${end ? `${date.iso}/${end.iso}` : date.iso}`,
    "END:VEVENT",
  ];
}

function summaryOf(
  title: string,
  date: PartialDate,
  end: PartialDate | undefined,
  { dateText }: SiteView,
): string {
  const dates = end ? [date, end] : [date];
  if (dates.every(({ precision }) => precision === "day")) return title;
  return `${dates.map(dateText).join(" – ")}: ${title}`;
}

function descriptionOf(
  { text, status, sources }: Event,
  { publication, plainText, wording }: SiteView,
): string {
  const named = sources.flatMap((id) => {
    const source = publication.sourceById.get(id);
    return source ? [`${source.title}, ${source.publisher}${source.url ? `. ${source.url}` : ""}`] : [];
  });
  return [
    ...(text === undefined ? [] : [plainText(text)]),
    `${wording.statusLabel}: ${wordFor(wording.eventStatuses, status)}`,
    ...(named.length > 0 ? [`${wording.sources}:`, ...named] : []),
  ].join("\n");
}

function property(name: string, text: string, language?: string): string {
  const head = language === undefined ? name : `${name};LANGUAGE=${language}`;
  return `${head}:${escaped(text)}`;
}

/** TEXT of RFC 5545, section 3.3.11. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // What Unicode counts among the ends of lines, programs that read calendars do as well.
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
      // eslint-disable-next-line no-control-regex -- control characters are what it takes away
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replaceAll("\n", "\\n")
  );
}

const longestLine = 75;

/** Lines of at most 75 octets, cut between characters; a line that goes on begins with a space (section 3.1). */
function folded(line: string): string {
  let text = "";
  let length = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > longestLine) {
      text += "\r\n ";
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}
