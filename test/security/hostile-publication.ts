/**
 * Builds publications in which a stranger wrote every text: each field of each schema that takes a payload has one, and
 * so have the bodies, in every construct of Markdown and of ours. What a field refuses must be refused clearly; it then
 * keeps what an honest author wrote, so that the rest can be published and looked at.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseFrontMatter } from "../../src/load/front-matter.ts";
import { parseJsonWithPositions } from "../../src/load/json-with-positions.ts";
import { dataFiles } from "../../src/model/data-files.ts";
import { frontMatterSchema } from "../../src/model/explainer.ts";
import type { Problem } from "../../src/model/problem.ts";
import { siteSchema } from "../../src/model/site.ts";
import { render } from "../markdown/page.ts";
import { projectRoot, type Files } from "../publication.ts";
import payloadList from "./payloads.json" with { type: "json" };
import { fieldName, textsIn, withText, type ValuePath } from "./string-fields.ts";

export interface Payload {
  readonly name: string;
  readonly text: string;
}

export const payloads: readonly Payload[] = payloadList;

/** Payloads that one field holds at once, by how many there are. */
export function inGroups(size: number, list: readonly Payload[] = payloads): string[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size).map(({ text }) => text),
  );
}

const honest = join(projectRoot, "test/fixtures/publications/every-key");

/** What an honest author wrote, by the name of the file's schema. */
export function honestData(): ReadonlyMap<string, unknown> {
  const names = readdirSync(join(honest, "_data")).map((file) => basename(file, ".json"));
  const data = names.map(
    (name) => [name, JSON.parse(readFileSync(join(honest, `_data/${name}.json`), "utf8"))] as const,
  );
  return new Map<string, unknown>([...data, ["front-matter", frontMatter("how-to-cross")]]);
}

function frontMatter(slug: string): unknown {
  const file = `content/explainers/${slug}.md`;
  return parseFrontMatter(readFileSync(join(honest, file), "utf8"), file).value;
}

/** One text of a hostile publication that may yet go back to what an honest author wrote. */
interface Planted {
  readonly file: string;
  readonly path: ValuePath;
  readonly honest: string;
}

export class HostilePublication {
  readonly #files = new Map<string, { value: unknown; readonly body: string | undefined }>();
  readonly #planted: Planted[] = [];
  readonly #groups: ReadonlyArray<readonly string[]>;
  #turn = 0;
  /** What was refused: the name of a field, and what was said. */
  readonly refused: Array<{ readonly field: string; readonly message: string }> = [];

  /** @param groups the texts that one entry of each kind is made of */
  constructor(groups: ReadonlyArray<readonly string[]>) {
    this.#groups = groups;
    this.#plantSite();
    for (const { name, schema } of dataFiles) {
      const entries = groups.flatMap((_, group) =>
        (readHonest(name) as unknown[]).map((entry) => renamed(entry, group)),
      );
      this.#files.set(`_data/${name}`, { value: entries, body: undefined });
      entries.forEach((entry, index) =>
        this.#plant(
          `_data/${name}`,
          [index],
          entry,
          Math.floor((index * groups.length) / entries.length),
          schema,
        ),
      );
    }
    for (const group of groups.keys()) {
      for (const slug of ["how-to-cross", "why-there-is-no-bridge"]) this.#plantExplainer(slug, group);
    }
  }

  /** How many fields hold what a stranger wrote. */
  get size(): number {
    return this.#planted.length;
  }

  /** The names of the fields that hold it. */
  get fields(): ReadonlySet<string> {
    return new Set(
      this.#planted.map(({ file, path }) => `${file.replace(/-p\d+(?=\.md)/, "")} ${fieldName(path)}`),
    );
  }

  get files(): Files {
    return Object.fromEntries([...this.#files.keys()].map((file) => [file, this.#textOf(file)]));
  }

  /** Puts back what an honest author wrote wherever a problem was found. @throws where nothing hostile stands there */
  takeBack(problems: readonly Problem[]): void {
    const before = this.size;
    for (const problem of problems) {
      // None where one text makes two faults, and went with the first.
      const guilty = this.#plantedAt(problem);
      for (const planted of guilty) {
        const file = this.#files.get(planted.file)!;
        file.value = withText(file.value, planted.path, planted.honest);
        this.#planted.splice(this.#planted.indexOf(planted), 1);
        this.refused.push({ field: `${planted.file} ${fieldName(planted.path)}`, message: problem.message });
      }
    }
    if (this.size === before) throw new Error(`Nothing hostile stands there: ${JSON.stringify(problems)}`);
  }

  #plantSite(): void {
    const site = renamed(readHonest("site.json"), 0);
    this.#files.set("_data/site.json", { value: site, body: undefined });
    this.#plant("_data/site.json", [], site, 0, siteSchema);
  }

  #plantExplainer(slug: string, group: number): void {
    const file = `content/explainers/${slug}-p${group}.md`;
    const value = renamed(frontMatter(slug), group);
    this.#files.set(file, { value, body: bodyOf(this.#groups[group]!, group) });
    this.#plant(file, [], value, group, frontMatterSchema);
  }

  #plant(
    file: string,
    at: ValuePath,
    entry: unknown,
    group: number,
    schema: typeof siteSchema | (typeof dataFiles)[number]["schema"],
  ): void {
    for (const { path, text } of textsIn(entry)) {
      const turn = this.#turn++;
      const texts =
        this.#groups[at.length === 0 && file.startsWith("_data") ? turn % this.#groups.length : group]!;
      const inTurn = texts.map((_, index) => texts[(index + turn) % texts.length]!);
      const long = inTurn.join(" ");
      const isTaken = (value: string) =>
        path.at(-1) !== "id" && schema.safeParse(withText(entry, path, value)).success;
      const value = [long, `https://example.org/${long.replaceAll(" ", "+")}`, ...inTurn].find(isTaken);
      if (value === undefined) continue;
      const whole = [...at, ...path];
      const held = this.#files.get(file)!;
      held.value = withText(held.value, whole, value);
      this.#planted.push({ file, path: whole, honest: text });
    }
  }

  #plantedAt({ file, line, message }: Problem): Planted[] {
    const here = this.#planted.filter((planted) => planted.file === file);
    const lineOf = this.#linesOf(file);
    const exact = here.filter(({ path }) => lineOf(path) === line);
    if (exact.length > 0) return exact;
    // A fault of a whole entry, or of a value that another text makes wrong.
    const value = this.#files.get(file)?.value;
    if (!Array.isArray(value)) return here;
    const entry = value.findLastIndex((_, index) => lineOf([index]) <= line);
    const inEntry = here.filter(({ path }) => path[0] === entry);
    if (inEntry.length > 0) return inEntry;
    // A fault of what another entry says, which the message quotes.
    return this.#planted.filter((planted) => message.includes(this.#textAt(planted).trim()));
  }

  #textAt({ file, path }: Planted): string {
    const text = path.reduce<unknown>(
      (value, key) => (value as Record<string | number, unknown>)[key],
      this.#files.get(file)!.value,
    );
    return String(text);
  }

  #linesOf(file: string): (path: ValuePath) => number {
    const text = this.#textOf(file);
    const read = file.endsWith(".json") ? parseJsonWithPositions(text, file) : parseFrontMatter(text, file);
    return (path) => read.addressOf(path).line;
  }

  #textOf(file: string): string {
    const { value, body } = this.#files.get(file)!;
    const json = JSON.stringify(value, undefined, 2);
    return body === undefined ? json : `---json\n${json}\n---\n\n${body}`;
  }
}

function readHonest(name: string): unknown {
  return JSON.parse(readFileSync(join(honest, `_data/${name}`), "utf8"));
}

const ids: ReadonlySet<string> = new Set([
  ...[...honestData().values()].flatMap((value) =>
    textsIn(value)
      .filter(({ path }) => path.at(-1) === "id")
      .map(({ text }) => text),
  ),
  "how-to-cross",
  "why-there-is-no-bridge",
]);

/** An entry of which there is one for each group: its ids, and the names that no two terms may share, tell them apart. */
function renamed(entry: unknown, group: number): unknown {
  return textsIn(entry).reduce((value, { path, text }) => {
    const [name = "", fragment] = text.split("#");
    const isName = path.at(-1) === "term" || path.at(-2) === "aliases";
    if (ids.has(name))
      return withText(value, path, `${name}-p${group}${fragment === undefined ? "" : `#${fragment}`}`);
    return isName ? withText(value, path, `${text} ${group}`) : value;
  }, entry);
}

/** Every construct that takes a text, with this text in it. */
const constructs: ReadonlyArray<(text: string, id: string) => string> = [
  (text) => text,
  (text) => `### ${text}`,
  (text) => `- ${text}`,
  (text) => `> ${text}`,
  (text) => `    ${text}`,
  (text) => `\`${text}\``,
  (text) => `~~~ ${text}\n${text}\n~~~`,
  (text) => `**${text}** _${text}_`,
  (text) => `[${text}](https://example.org/)`,
  (text) => `[x](${text})`,
  (text) => `[x](<${text}>)`,
  (text) => `[x](https://example.org/${text.replaceAll(" ", "+")})`,
  (text) => `[x](https://example.org/ "${text}")`,
  (text) => `![${text}](x.png)`,
  (text) => `![x](${text})`,
  (text) => `<${text}>`,
  (text) => `<https://example.org/${text.replaceAll(" ", "+")}>`,
  (text) => `[x][${labelOf(text)}]\n\n[${labelOf(text)}]: ${text}`,
  (text) => `[${text}][r${labelOf(text)}]\n\n[r${labelOf(text)}]: https://example.org/ '${text}'`,
  (text) => `Note.[^${labelOf(text)}]\n\n[^${labelOf(text)}]: ${text}`,
  (text) => `Note.^[${text}]`,
  (text) => `| ${text} | x |\n| --- | --- |\n| x | ${text} |`,
  (text) => `${text}\n: ${text}`,
  (text, id) => `:term[${text}]{id=ferry${id}}`,
  (text) => `:plain[${text}]`,
  (text, id) => `:actor[${text}]{id=island${id}}`,
  (text, id) => `:event[${text}]{id=first-crossing${id}}`,
  (text) => `:fig[${text}]`,
  (text) => `:cite[${text}]`,
  (text) => `:term[x]{id="${text}"}`,
  (text) => `:nothing[${text}]{x="${text}"}`,
  (text) => `:::aside\n${text}\n:::`,
  (text) => `:::aside{title="${text}"}\nx\n:::`,
  (text) => `:::claim{by="${text}" status=stated}\n${text}\n:::`,
  (text) => `:::${text}\nx\n:::`,
];

/** A label of which there is one for each text. */
function labelOf(text: string): string {
  return Array.from(text)
    .reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7)
    .toString(36);
}

/** What of these texts a renderer takes; the rest it must refuse with a sentence. */
function bodyOf(texts: readonly string[], group: number): string {
  // A file with such a character is refused as a whole, which is a test of its own.
  const written = texts
    .map((text) => text.replace(/(?![\t\n\f\r])\p{Cc}/gu, ""))
    .flatMap((text) =>
      constructs.flatMap((construct) => {
        const { seen } = render(construct(text, ""));
        for (const { message } of seen.problems)
          if (!isClear(message)) throw new Error(`Not clear: ${message}`);
        return seen.problems.length === 0 ? [construct(text, `-p${group}`)] : [];
      }),
    );
  // A text may leave something open: each begins anew. The sections are there, for links from data lead to them.
  return `The ferry ${group} crosses.\n\n## The fare\n\nIt is :fig[day-fare-p${group}]. :cite[harbour-log-p${group}]\n\n${drawings(group)}\n\n${written.join("\n\n<!-- -->\n\n")}\n`;
}

/** Of data that a stranger wrote. */
function drawings(group: number): string {
  return [
    `::chart{table=boats-p${group} column=seats-p${group}}`,
    `::chart{figures="day-fare-p${group}"}`,
    "::chart{kind=timeline from=1990 to=2030}",
  ].join("\n\n");
}

/** Whether a message says something to an author. */
export function isClear(message: string): boolean {
  return message.length > 10 && !/undefined|\[object|NaN|Invalid input$/.test(message);
}
