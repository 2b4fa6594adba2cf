import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { render } from "./page.ts";

/** Words that stand nowhere else, so that each can be looked for. */
const word = fc.integer({ min: 0, max: 46_655 }).map((number) => `w${number.toString(36).padStart(3, "0")}w`);
const termWord = fc.constantFrom("ferry", "third country", "slack water", "country", "Tide", "quai");
const words = fc
  .array(fc.oneof(word, termWord), { minLength: 1, maxLength: 4 })
  .map((list) => list.join(" "));

/** What stands open without being closed: all around it is something else than it seems. */
const loose = [":fig[", "[", "]", "{", "}", "`", "\\"] as const;

/** A line of Markdown, with loose ends or without. */
const lineWith = (ends: readonly string[]) =>
  fc.letrec<{ line: string; piece: string }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      words,
      fc
        .tuple(fc.constantFrom("*", "**", "_", "__", "~~", "***"), tie("line"))
        .map(([mark, inner]) => `${mark}${inner}${mark}`),
      tie("line").map((inner) => `[${inner}](why-there-is-no-bridge.md)`),
      tie("line").map((inner) => `:term[${inner}]{id=ferry}`),
      tie("line").map((inner) => `:plain[${inner}]`),
      tie("line").map((inner) => `:actor[${inner}]{id=island}`),
      tie("line").map((inner) => `:event[${inner}]{id=gone}`),
      tie("line").map((inner) => `:trem[${inner}]`),
      tie("line").map((inner) => `^[${inner}]`),
      word.map((text) => `\`${text}\``),
      fc.constantFrom(
        ":fig[day-fare]",
        ":cite[harbour-log]",
        ":",
        "*",
        "_",
        "<b>",
        ...ends,
        "&amp;",
        "\n",
        "  \n",
      ),
    ),
    line: fc.array(tie("piece"), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(" ")),
  })).line;

const blockOf = (line: fc.Arbitrary<string>) =>
  fc.oneof(
    line,
    line.map((text) => `## ${text.replaceAll("\n", " ")}`),
    line.map((text) => `> ${text}`),
    line.map((text) => `- ${text}\n- ${text}`),
    line.map((text) => `:::aside\n${text}\n:::`),
    line.map((text) => `::::claim{by=island status=stated}\n:::unknown\n${text}\n:::\n::::`),
    line.map((text) => `:::aside\n${text}`),
    line.map((text) => `- in a list\n\n  :::unknown\n  ${text}\n\n- and on`),
    line.map((text) => `| ${text.replaceAll("\n", " ")} |\n| --- |\n| x |`),
    line.map((text) => `Name\n: ${text}`),
    fc.constantFrom(":::", "::::", "```", "---", '::chart{figures="x"}', ":::nothing", "::nothing"),
  );
const documentOf = (ends: readonly string[]) =>
  fc
    .array(blockOf(lineWith(ends)), { maxLength: 6 })
    // Three of them would fence code, whose name is no text.
    .map((blocks) => blocks.join("\n\n").replaceAll(/~{3,}/g, "~~"));
const document = documentOf(loose);

/** Anything, and things that look like ours. */
const anything = fc.oneof(
  document,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ..."[]{}:*_`~<>|\\!^#-=\"' \n\t".split(""),
        ":fig",
        ":term",
        "::chart",
        ":::aside",
        "{id=ferry}",
        "ferry",
        "third country",
        "[^1]",
        "\uFFFC",
        "\u0000",
      ),
      { maxLength: 60 },
    )
    .map((list) => list.join("")),
);

interface Read {
  readonly text: string;
  readonly faults: readonly string[];
}

const empty = new Set(["br", "hr", "img", "input"]);
/** Content that HTML does not let stand in a link. */
const links = new Set(["a"]);

/** Reads HTML without mending it: text, and every tag that does not close what is open, or stands where it may not. */
function read(html: string): Read {
  const open: string[] = [];
  const faults: string[] = [];
  let text = "";
  const parser = new Parser(
    {
      onopentagname(name) {
        if (empty.has(name)) return;
        if (links.has(name) && open.some((tag) => links.has(tag))) faults.push("a link in a link");
        if (name === "p" && open.includes("p")) faults.push("a paragraph in a paragraph");
        open.push(name);
      },
      onclosetag(name) {
        if (empty.has(name)) return;
        if (open.pop() !== name) faults.push(`</${name}>`);
      },
      ontext(data) {
        text += data;
      },
    },
    // As XML, so that no missing tag is put in.
    { xmlMode: true, recognizeSelfClosing: true, decodeEntities: true },
  );
  parser.write(html.replaceAll(/<(br|hr|img)\b([^>]*)>/g, "<$1$2/>"));
  parser.end();
  return { text, faults: [...faults, ...open.map((tag) => `<${tag}>`)] };
}

const scopes = ["section", "page", "all", "none"] as const;

describe("whatever an author writes", () => {
  test("nothing is thrown, and every tag closes what is open", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...scopes), (text, scope) => {
        expect(read(render(text, scope).html).faults).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  test("no word is lost", () => {
    fc.assert(
      fc.property(documentOf([]), fc.constantFrom(...scopes), (text, scope) => {
        const { text: printed } = read(render(text, scope).html);
        for (const [expected] of text.matchAll(/w[0-9a-z]{3}w/g)) expect(printed).toContain(expected);
      }),
      { numRuns: 600 },
    );
  });

  test("marking terms changes no word and no order of words", () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(read(render(text, "all").html).text).toBe(read(render(text, "none").html).text);
      }),
      { numRuns: 400 },
    );
  });

  test("rendering twice gives the same", () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(render(text)).toEqual(render(text));
      }),
      { numRuns: 150 },
    );
  });

  test("a mention that is marked has the id that its record says, each id once", () => {
    fc.assert(
      fc.property(document, (text) => {
        const { html, seen } = render(text, "all");
        const marks = Array.from(html.matchAll(/<a class="term"[^>]* id="([^"]+)"/g), ([, id]) => id);
        expect(new Set(marks).size).toBe(marks.length);
        expect(new Set(seen.mentions.flatMap(({ anchor }) => anchor ?? []))).toEqual(new Set(marks));
      }),
      { numRuns: 400 },
    );
  });

  test("every problem stands in the text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const lines = text.split(/\r\n|\n|\r/);
        for (const { line, column } of render(text).seen.problems) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 600 },
    );
  });
});
