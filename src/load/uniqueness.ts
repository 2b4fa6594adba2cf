import type { Problem } from "../model/problem.ts";
import type { CollectionName, PublicationParts } from "../model/publication.ts";
import type { Term } from "../model/term.ts";

const withIds = ["terms", "figures", "sources", "events", "actors", "guides"] as const satisfies readonly CollectionName[];

/** Ids, slugs and names that stand for two things at once. */
export function checkUniqueness(parts: PublicationParts): Problem[] {
  return [...checkIds(parts), ...checkTermNames(parts), ...checkSlugs(parts), ...checkReserved(parts)];
}

function* checkIds(parts: PublicationParts): Generator<Problem> {
  for (const collection of withIds) {
    const first = new Map<string, object>();
    for (const entry of parts[collection]) {
      const earlier = first.get(entry.id);
      if (earlier) {
        const { line } = parts.addressOf(earlier, ["id"]);
        yield {
          ...parts.addressOf(entry, ["id"]),
          rule: "id-unique",
          severity: "error",
          message: `The id "${entry.id}" is taken by the entry on line ${line}. Give one of them another.`,
        };
      } else first.set(entry.id, entry);
    }
  }
}

/** Where two terms share a name, each needs a rule by which a reader of the data can tell which one a text means. */
function* checkTermNames(parts: PublicationParts): Generator<Problem> {
  const owners = new Map<string, { readonly term: Term; readonly path: ReadonlyArray<string | number> }>();
  for (const term of parts.terms) {
    const own = new Set<string>();
    for (const [name, path] of namesOf(term)) {
      const key = term.caseSensitive ? name : name.toLowerCase();
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

function namesOf(term: Term): Array<[string, ReadonlyArray<string | number>]> {
  return [[term.term, ["term"]], ...term.aliases.map((alias, index): [string, [string, number]] => [alias, ["aliases", index]])];
}

function hasContext({ match }: Term): boolean {
  return match.near.length > 0 || match.pages.length > 0 || match.notNear.length > 0;
}

function* checkSlugs(parts: PublicationParts): Generator<Problem> {
  const first = new Map<string, string>();
  for (const explainer of parts.explainers) {
    const earlier = first.get(explainer.slug);
    if (earlier) {
      yield {
        file: explainer.file,
        line: 1,
        column: 1,
        rule: "slug-unique",
        severity: "error",
        message: `Has the same file name as ${earlier}, and would be the same page. Rename one of them.`,
      };
    } else first.set(explainer.slug, explainer.file);
  }
}

/** `glossary/index.html` is the glossary itself. */
function* checkReserved(parts: PublicationParts): Generator<Problem> {
  for (const entry of [...parts.terms, ...parts.actors]) {
    if (entry.id !== "index") continue;
    yield {
      ...parts.addressOf(entry, ["id"]),
      rule: "id-free",
      severity: "error",
      message: 'The id "index" is taken by the page that lists the entries. Choose another.',
    };
  }
}
