/** What validators ask of feeds, calendars and sitemaps, from their specifications; each function says which rules a file breaks. */
import { DomUtils, parseDocument } from "htmlparser2";
import type { Element } from "domhandler";
import { wellFormed } from "./well-formed.ts";

/** How often an element may stand in another: at least, at most. */
type Counts = Readonly<Record<string, readonly [number, number]>>;

const many = Number.POSITIVE_INFINITY;
/** RFC 4287, sections 4.1.1 and 4.1.2, without what we never write (icon, logo, contributor, source). */
const inFeed: Counts = {
  author: [1, many],
  category: [0, many],
  entry: [1, many],
  generator: [0, 1],
  id: [1, 1],
  link: [2, many],
  rights: [0, 1],
  subtitle: [0, 1],
  title: [1, 1],
  updated: [1, 1],
};
const inEntry: Counts = {
  author: [0, many],
  category: [0, many],
  content: [0, 1],
  id: [1, 1],
  link: [1, many],
  published: [0, 1],
  summary: [0, 1],
  title: [1, 1],
  updated: [1, 1],
};

/** RFC 4287, and what the W3C's Feed Validation Service asks beside it. */
export function atomFaults(xml: string): string[] {
  if (!wellFormed(xml)) return ["not well-formed"];
  const feed = parseDocument(xml, { xmlMode: true }).children.find((node) => "attribs" in node);
  if (feed?.name !== "feed" || feed.attribs["xmlns"] !== "http://www.w3.org/2005/Atom")
    return ["no feed of Atom"];
  const entries = childrenOf(feed, "entry");
  const texts = (element: Element, name: string) =>
    childrenOf(element, name).map((one) => DomUtils.textContent(one));
  const ids = [feed, ...entries].flatMap((one) => texts(one, "id"));
  const faults = [...countFaults(feed, inFeed), ...entries.flatMap((entry) => countFaults(entry, inEntry))];
  faults.push(...ids.filter((id) => !isIri(id) || !isTag(id)).map((id) => `id ${id}`), ...repeated(ids));
  for (const one of [feed, ...entries]) {
    const [updated = "", published = updated] = [...texts(one, "updated"), ...texts(one, "published")];
    if (!isMoment(updated) || !isMoment(published)) faults.push(`moment ${updated} ${published}`);
    if (published > updated) faults.push(`published ${published} after it was updated`);
    if (texts(one, "title").some((title) => title.trim() === "")) faults.push("an empty title");
    faults.push(...linkFaults(childrenOf(one, "link")));
    if (!isLanguage(one.attribs["xml:lang"])) faults.push(`language ${one.attribs["xml:lang"]}`);
    for (const { attribs } of childrenOf(one, "category"))
      if (!attribs["term"]) faults.push("a category without a term");
    for (const author of childrenOf(one, "author"))
      if (texts(author, "name").join("").trim() === "") faults.push("an author without a name");
    for (const content of childrenOf(one, "content")) {
      if (content.attribs["type"] !== "html" || content.children.some((node) => "attribs" in node))
        faults.push("content that is no escaped HTML");
    }
  }
  const latest = entries
    .flatMap((entry) => texts(entry, "updated"))
    .toSorted()
    .at(-1);
  if (texts(feed, "updated")[0] !== latest) faults.push("the feed is not as new as its newest entry");
  return faults;
}

function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((node): node is Element => "attribs" in node && node.name === name);
}

function countFaults(element: Element, counts: Counts): string[] {
  const strange = element.children.flatMap((node) =>
    "attribs" in node && !(node.name in counts) ? [node.name] : [],
  );
  const wrong = Object.entries(counts).filter(([name, [least, most]]) => {
    const { length } = childrenOf(element, name);
    return length < least || length > most;
  });
  return [
    ...strange.map((name) => `<${name}> in <${element.name}>`),
    ...wrong.map(([name]) => `how many <${name}>`),
  ];
}

function linkFaults(links: readonly Element[]): string[] {
  const kinds = links.map(({ attribs }) => `${attribs["rel"]} ${attribs["type"]} ${attribs["hreflang"]}`);
  const alternates = kinds.filter((kind) => kind.startsWith("alternate"));
  const faults = links.flatMap(({ attribs: { href = "", type, rel = "" } }) => [
    ...(!isReference(href) ? [`href ${href}`] : []),
    ...(type !== undefined && !/^[\w.+-]+\/[\w.+-]+$/.test(type) ? [`type ${type}`] : []),
    ...(/^[\w-]+$/.test(rel) ? [] : [`rel ${rel}`]),
  ]);
  return [...faults, ...repeated(alternates)];
}

/** https://www.jsonfeed.org/version/1.1/ */
export function jsonFeedFaults(text: string): string[] {
  const feed = JSON.parse(text) as Record<string, unknown>;
  const items = feed["items"] as Array<Record<string, unknown>>;
  if (!Array.isArray(items)) return ["no items"];
  const faults = [
    ...keyFaults(feed, [
      "version",
      "title",
      "home_page_url",
      "feed_url",
      "description",
      "language",
      "authors",
      "items",
    ]),
    ...(feed["version"] === "https://jsonfeed.org/version/1.1" ? [] : ["version"]),
    ...["home_page_url", "feed_url"].filter((key) => key in feed && !isIri(feed[key])),
    ...repeated(items.map(({ id }) => String(id))),
  ];
  if (!(feed["authors"] as object[]).every((author) => "name" in author || "url" in author))
    faults.push("authors");
  const known = "id url title summary content_html date_published date_modified tags language".split(" ");
  for (const item of items) {
    faults.push(...keyFaults(item, known));
    if (typeof item["id"] !== "string" || item["id"] === "") faults.push("an item without an id");
    if (typeof item["content_html"] !== "string") faults.push(`${String(item["id"])} says nothing`);
    if (!isReference(item["url"])) faults.push(`url ${String(item["url"])}`);
    if ("tags" in item && !(item["tags"] as unknown[]).every((tag) => typeof tag === "string"))
      faults.push("tags");
    for (const key of ["date_published", "date_modified"])
      if (key in item && !isMoment(item[key])) faults.push(`${key} ${String(item[key])}`);
  }
  for (const one of [feed, ...items])
    if ("language" in one && !isLanguage(one["language"])) faults.push("language");
  return faults;
}

/** Keys of one's own begin with an underscore; a key without a value is left out. */
function keyFaults(object: Readonly<Record<string, unknown>>, known: readonly string[]): string[] {
  const strange = Object.keys(object).filter((key) => !known.includes(key) && !key.startsWith("_"));
  const empty = Object.keys(object).filter((key) => object[key] === null || object[key] === "");
  return [...strange.map((key) => `key ${key}`), ...empty.map((key) => `nothing in ${key}`)];
}

/** How often a property may stand in a component, and what its value has to be. */
type Properties = Readonly<Record<string, readonly [number, number, RegExp]>>;

/** TEXT of RFC 5545, section 3.3.11: nothing that ends a line, and commas, semicolons and backslashes only behind a backslash. */
const text = /^(?:[^\\;,\p{Cc}\u2028\u2029]|\\[\\;,nN])*$/u;
const uri = /^[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~[\]%]+$/i;
const inCalendar: Properties = {
  VERSION: [1, 1, /^2\.0$/],
  PRODID: [1, 1, text],
  CALSCALE: [0, 1, /^GREGORIAN$/],
  // RFC 7986, section 5.1.
  NAME: [0, many, text],
  "X-WR-CALNAME": [0, 1, text],
  // RFC 7986, section 5.7; and what Outlook reads.
  "REFRESH-INTERVAL": [0, 1, /^P\d+D$/],
  "X-PUBLISHED-TTL": [0, 1, /^P\d+D$/],
};
const inEvent: Properties = {
  UID: [1, 1, text],
  DTSTAMP: [1, 1, /^\d{8}T\d{6}Z$/],
  DTSTART: [1, 1, /^\d{8}$/],
  DTEND: [0, 1, /^\d{8}$/],
  SUMMARY: [0, 1, text],
  DESCRIPTION: [0, 1, text],
  LOCATION: [0, 1, text],
  STATUS: [0, 1, /^(?:TENTATIVE|CONFIRMED|CANCELLED)$/],
  CATEGORIES: [0, many, text],
  URL: [0, 1, uri],
  TRANSP: [0, 1, /^(?:OPAQUE|TRANSPARENT)$/],
  "X-GLOSSATOR-DATE": [0, 1, text],
};

/** RFC 5545: lines (3.1), properties and their values (3.3, 3.6.1, 3.8). */
export function calendarFaults(calendar: string): string[] {
  const faults: string[] = [];
  if (!calendar.endsWith("\r\n") || /\r(?!\n)|(?<!\r)\n/.test(calendar))
    faults.push("a line that does not end as it should");
  for (const line of calendar.split("\r\n"))
    if (Buffer.byteLength(line) > 75) faults.push(`more than 75 octets: ${line}`);
  const lines = calendar
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n")
    .slice(0, -1);
  if (lines[0] !== "BEGIN:VCALENDAR" || lines.at(-1) !== "END:VCALENDAR") faults.push("no calendar");
  const components: Array<Map<string, string[]>> = [new Map()];
  let isInEvent = false;
  for (const line of lines.slice(1, -1)) {
    if (line === "BEGIN:VEVENT" || line === "END:VEVENT") {
      if (isInEvent === (line === "BEGIN:VEVENT")) faults.push(`${line} at the wrong place`);
      isInEvent = line === "BEGIN:VEVENT";
      if (isInEvent) components.push(new Map());
      continue;
    }
    const parts = /^([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]+))*):(.*)$/u.exec(
      line,
    );
    if (!parts) {
      faults.push(`no property: ${line}`);
      continue;
    }
    const held = components[isInEvent ? components.length - 1 : 0]!;
    held.set(parts[1]!, [...(held.get(parts[1]!) ?? []), parts[3]!]);
    if (/^DT(?:START|END)$/.test(parts[1]!) && parts[2] !== ";VALUE=DATE")
      faults.push(`${line}: a date that does not say so`);
  }
  components.forEach((component, index) =>
    faults.push(...propertyFaults(component, index === 0 ? inCalendar : inEvent)),
  );
  const events = components.slice(1);
  if (events.length === 0) faults.push("no event");
  for (const event of events) {
    const [start = "", end = "9"] = [event.get("DTSTART")?.[0], event.get("DTEND")?.[0]];
    if (!isDay(start) || (event.has("DTEND") && !isDay(end)) || end <= start)
      faults.push(`from ${start} to ${end}`);
  }
  return [...faults, ...repeated(events.flatMap((event) => event.get("UID") ?? []))];
}

function propertyFaults(component: ReadonlyMap<string, readonly string[]>, properties: Properties): string[] {
  const strange = [...component.keys()].filter((name) => !(name in properties));
  const wrong = Object.entries(properties).flatMap(([name, [least, most, form]]) => {
    const values = component.get(name) ?? [];
    const isMiscounted = values.length < least || values.length > most;
    return [
      ...(isMiscounted ? [`how many ${name}`] : []),
      ...values.filter((value) => !form.test(value)).map((value) => `${name}: ${value}`),
    ];
  });
  return [...strange.map((name) => `property ${name}`), ...wrong];
}

/** https://www.sitemaps.org/protocol.html */
export function sitemapFaults(xml: string, home: string): string[] {
  if (!wellFormed(xml)) return ["not well-formed"];
  const locations = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location]) =>
    location!.replaceAll("&amp;", "&"),
  );
  const dates = [...xml.matchAll(/<lastmod>([^<]*)<\/lastmod>/g)].map(([, date]) => date!);
  return [
    ...locations.filter(
      (location) => !isIri(location) || !location.startsWith(home) || location.length >= 2048,
    ),
    ...dates.filter((date) => !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(date)),
    ...repeated(locations),
    ...(locations.length > 50_000 ? ["more than 50,000 places"] : []),
  ];
}

function repeated(list: readonly string[]): string[] {
  return list.filter((one, index) => list.indexOf(one) !== index).map((one) => `twice: ${one}`);
}

/** Absolute, and with nothing in it that has to be escaped; but letters of any language. RFC 3987 */
function isIri(value: unknown): boolean {
  return (
    typeof value === "string" &&
    /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu.test(value) &&
    !/%(?![0-9a-f]{2})/i.test(value)
  );
}

function isReference(value: unknown): boolean {
  return (
    typeof value === "string" &&
    isIri(new URL(value, "https://example.org/").href) &&
    !/[\s<>"{}|\\^`]/.test(value)
  );
}

/** RFC 4151: a lower-case host, a date, and what is particular. */
function isTag(value: string): boolean {
  return (
    !value.startsWith("tag:") ||
    /^tag:[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/.test(value)
  );
}

/** RFC 3339, of a day that there is. */
function isMoment(value: unknown): boolean {
  if (
    typeof value !== "string" ||
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value)
  )
    return false;
  return isDay(value.slice(0, 10).replaceAll("-", ""));
}

function isDay(value: string): boolean {
  const date = value.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  return date !== value && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

function isLanguage(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && Intl.getCanonicalLocales(value).length === 1);
}
