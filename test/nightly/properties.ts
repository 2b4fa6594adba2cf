/** Laws that hold for every input. `share` is how many of a thousand cases are tried with it: the cheap ones more often. */
import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { checksums, parseChecksums } from "../../src/exports/checksums.ts";
import { parseFrontMatter } from "../../src/load/front-matter.ts";
import { parseJsonWithPositions } from "../../src/load/json-with-positions.ts";
import { decodeText } from "../../src/load/read-text.ts";
import { csvText } from "../../src/model/csv.ts";
import { relativeUrl } from "../../src/model/urls.ts";
import { parseCsvRows } from "./read-csv.ts";
import { render } from "../markdown/page.ts";
import payloads from "../security/payloads.json" with { type: "json" };

export interface Property {
  readonly name: string;
  readonly share: number;
  readonly input: fc.Arbitrary<unknown>;
  /** @throws where the law is broken */
  readonly holds: (input: never) => void;
}

function property<Input>(
  name: string,
  share: number,
  input: fc.Arbitrary<Input>,
  holds: (input: Input) => void,
): Property {
  return { name, share, input, holds };
}

function hold(claim: boolean, what: string): void {
  if (!claim) throw new Error(what);
}

const hostile = fc.constantFrom(...payloads.map(({ text }) => text));
const marks = fc.constantFrom(
  ..."[]{}()<>:*_`~|\\\"'&#!^-=+.\n\t $%/".split(""),
  ":::",
  "::",
  "\n\n",
  ":term[",
  ":fig[",
  "]{id=",
  "](",
  "    ",
  "| - |",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  hostile,
  fc.string({ unit: "grapheme", maxLength: 30 }),
);
const soup = fc
  .array(fc.oneof(marks, anyText, fc.constantFrom("ferry", "quai", "third country", "id", "title: ")), {
    maxLength: 14,
  })
  .map((parts) => parts.join(""));
const path = fc
  .array(
    fc
      .string({ unit: "binary", minLength: 1, maxLength: 6 })
      .map((name) => name.toWellFormed().replace(/[/#]/g, "-")),
    { minLength: 1, maxLength: 4 },
  )
  .filter((parts) => !parts.some((part) => /^\.{1,2}$/.test(part)))
  .map((parts) => parts.join("/"));

export const properties: readonly Property[] = [
  property(
    "any bytes are text, or say where they are none",
    560,
    fc.uint8Array({ maxLength: 40 }),
    (bytes) => {
      const read = decodeText(bytes, "x.md");
      if ("problem" in read) hold(read.problem.line >= 1 && read.problem.column >= 1, "no place");
      else hold(read.text.isWellFormed(), "not well-formed");
    },
  ),
  property(
    "any text as JSON is read or told, as JSON.parse would",
    90,
    fc.oneof(soup, fc.json({ maxDepth: 2 })),
    (text) => {
      const { value, problems } = parseJsonWithPositions(text, "x.json");
      let expected: unknown;
      try {
        expected = JSON.parse(text);
      } catch {
        hold(problems.length > 0, "a fault that nobody tells");
        return;
      }
      hold(problems.length > 0 || JSON.stringify(value) === JSON.stringify(expected), "read otherwise");
    },
  ),
  property("any text as front matter is read or told", 90, soup, (text) => {
    const { problems, bodyLine } = parseFrontMatter(`---\n${text}\n---\nbody`, "x.md");
    hold(bodyLine >= 1 && problems.every(({ line, column }) => line >= 1 && column >= 1), "no place");
  }),
  property(
    "a URL of the site leads to the file that it was made for",
    120,
    fc.tuple(path, path),
    ([from, to]) => {
      const url = new URL(
        relativeUrl(from, to),
        `https://example.org/${from.split("/").map(encodeURIComponent).join("/")}`,
      );
      hold(url.origin === "https://example.org", url.href);
      hold(decodeURIComponent(url.pathname.slice(1)) === to, `${url.pathname} for ${to}`);
    },
  ),
  property(
    "check sums name every file as it is called",
    60,
    fc.array(path, { minLength: 1, maxLength: 4 }),
    (paths) => {
      const files = [...new Set(paths)].map((name) => ({ path: name, content: name }));
      const sums = parseChecksums(checksums(files).content as string);
      hold(
        files.every((file) => sums?.has(file.path) === true),
        "a name is lost",
      );
    },
  ),
  property(
    "a table has its cells again, and none that a spreadsheet runs",
    60,
    fc.array(anyText, { minLength: 1, maxLength: 4 }),
    (cells) => {
      const rows = parseCsvRows(
        csvText(
          ["a"],
          cells.map((cell) => [cell]),
        ),
      );
      hold(rows.length === cells.length + 1, "a row more or less");
      hold(
        rows.slice(1).every(([cell = ""]) => !/^[=+\-@\t\r]/.test(cell)),
        "a formula",
      );
    },
  ),
  property("any text renders to HTML that closes what it opens and runs nothing", 20, soup, (text) => {
    const { html } = render(text);
    hold(strangersIn(html).length === 0, strangersIn(html).join());
    hold(render(text).html === html, "differs the second time");
  }),
];

const voids = new Set(["br", "hr", "img", "input", "wbr", "col", "link", "meta"]);

/** Elements and attributes that rendered Markdown never has, and tags that do not nest. */
function strangersIn(html: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes, implied) {
      if (/^(script|style|iframe|object|embed|base|form|svg|math|link|meta)$/.test(name))
        found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^(on|style$|srcdoc$)/i.test(attribute)) found.push(attribute);
        if (/^(href|src)$/.test(attribute) && /^[\s\0-\x20]*(javascript|vbscript|data):/i.test(value))
          found.push(value);
      }
      if (implied) found.push(`<${name}> is implied`);
      if (!voids.has(name)) open.push(name);
    },
    onclosetag(name, implied) {
      if (voids.has(name)) return;
      if (implied || open.pop() !== name) found.push(`</${name}> closes nothing`);
    },
  });
  parser.end(html);
  return found;
}
