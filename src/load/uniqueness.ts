import type { Problem } from "../model/problem.ts";
import type { CollectionName, PublicationParts } from "../model/publication.ts";
import { hasContext, namesOf, type Term } from "../model/term.ts";
import type { ExplainerFiles, WrittenEntries, WrittenEntry } from "./references.ts";

const withIds = [
  "terms",
  "figures",
  "tables",
  "sources",
  "events",
  "actors",
  "guides",
] as const satisfies readonly CollectionName[];

/** Ids, slugs and names that stand for two things at once, or for a page of our own. */
export function checkUniqueness(
  parts: PublicationParts,
  written: WrittenEntries,
  files: ExplainerFiles,
): Problem[] {
  return [...checkIds(written), ...checkTermNames(parts), ...checkSlugs(files), ...checkReserved(written)];
}

/** Checked on what was written, so that another fault of an entry does not hide this one. */
function* checkIds(written: WrittenEntries): Generator<Problem> {
  for (const collection of withIds) {
    const first = new Map<string, WrittenEntry>();
    for (const entry of written[collection] ?? []) {
      const id = idOf(entry);
      if (id === undefined) continue;
      const earlier = first.get(id);
      if (earlier) {
        const { line } = earlier.document.addressOf([...earlier.base, "id"]);
        yield problemAtId(
          entry,
          "id-unique",
          `The id "${id}" is taken by the entry on line ${line}. Give one of them another.`,
        );
      } else first.set(id, entry);
    }
  }
}

/** Where two terms share a name, each needs a rule by which a reader of the data can tell which one a text means. */
function* checkTermNames(parts: PublicationParts): Generator<Problem> {
  const owners = new Map<string, { readonly term: Term; readonly path: ReadonlyArray<string | number> }>();
  for (const term of parts.terms) {
    const own = new Set<string>();
    for (const { name, path } of namesOf(term)) {
      const key = term.caseSensitive ? asRead(name) : asRead(name).toLowerCase();
      if (own.has(key)) {
        yield {
          ...parts.addressOf(term, path),
          rule: "alias-unique",
          severity: "error",
          message: `"${name}" is given twice for the term "${term.id}". Keep one of them.`,
        };
        continue;
      }
      own.add(key);
      const other = owners.get(key);
      if (!other) owners.set(key, { term, path });
      else if (!hasContext(term) || !hasContext(other.term)) {
        const where = parts.addressOf(other.term, other.path);
        const role = other.path[0] === "aliases" ? "an alias" : "the name";
        yield {
          ...parts.addressOf(term, path),
          rule: "term-unique",
          severity: "error",
          message:
            `"${name}" is also ${role} of "${other.term.id}" (line ${where.line}). Take one out, or give both a "match" ` +
            `with "near" or "pages" that tells them apart.`,
        };
      }
    }
  }
}

/** Spellings that nobody can see apart are one: accents that are letters of their own, a ligature, two spaces. */
function asRead(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ");
}

function* checkSlugs({ published }: ExplainerFiles): Generator<Problem> {
  const firstByFolded = new Map<string, string>();
  for (const [slug, [first = "", ...others]] of published) {
    for (const file of others) {
      const message = `Makes the same page as ${first}: "${slug}" is the name of both. Rename one of the files.`;
      yield { file, line: 1, column: 1, rule: "slug-unique", severity: "error", message };
    }
    const folded = slug.toLowerCase();
    const other = firstByFolded.get(folded);
    if (other === undefined) firstByFolded.set(folded, first);
    else {
      const message = `Its page differs from that of ${other} in capital letters alone: on Windows, on macOS and on some hosts one takes the place of the other. Rename one of the files.`;
      yield { file: first, line: 1, column: 1, rule: "slug-unique", severity: "error", message };
    }
    if (slug === "index") {
      const message = 'The name "index" is taken by the page that lists the explainers. Rename the file.';
      yield { file: first, line: 1, column: 1, rule: "slug-free", severity: "error", message };
    }
  }
}

/** `glossary/index.html` is the glossary itself. */
function* checkReserved(written: WrittenEntries): Generator<Problem> {
  for (const entry of [...(written.terms ?? []), ...(written.actors ?? [])]) {
    if (idOf(entry) !== "index") continue;
    yield problemAtId(
      entry,
      "id-free",
      'The id "index" is taken by the page that lists the entries. Choose another.',
    );
  }
}

function idOf({ value }: WrittenEntry): string | undefined {
  const id: unknown =
    typeof value === "object" && value !== null && Object.hasOwn(value, "id")
      ? Reflect.get(value, "id")
      : undefined;
  return typeof id === "string" ? id : undefined;
}

function problemAtId({ document, base }: WrittenEntry, rule: string, message: string): Problem {
  return { file: document.file, ...document.addressOf([...base, "id"]), rule, severity: "error", message };
}
