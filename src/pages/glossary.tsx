import type { Term } from "../model/term.ts";
import { paths } from "../model/urls.ts";
import { counted } from "../model/wording.ts";
import { Layout } from "./layout.tsx";
import { Link } from "./parts/link.tsx";
import type { SiteView } from "./site-view.ts";

/** Every term from A to Z: a plain list without a script, with a filter where there is one. */
export function GlossaryPage({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const letters = byLetter(publication.terms, wording.language);
  return (
    <Layout view={view} path={paths.glossary} title={wording.glossary} description={wording.glossaryIntro} kind="list">
      <div class="column">
        <h1>{wording.glossary}</h1>
        <p class="answer">{wording.glossaryIntro}</p>
        <div data-glossary-filter hidden></div>
        {letters.size > 1 && (
          <nav class="letters" aria-label={wording.letters}>
            <ul>
              {[...letters.keys()].map((letter) => (
                <li>
                  <a href={`#${letterId(letter)}`}>{letter}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {[...letters].map(([letter, terms]) => (
          <section class="letter" data-letter={letter} aria-labelledby={letterId(letter)}>
            <h2 id={letterId(letter)}>{letter}</h2>
            <dl>
              {terms.map((term) => (
                <Entry view={view} term={term} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Layout>
  );
}

function Entry({ view, term }: { view: SiteView; term: Term }) {
  const uses = view.backlinks.termUses(term.id).length;
  return (
    <div data-entry={term.id}>
      <dt lang={term.lang} dir={term.dir}>
        <Link from={paths.glossary} to={paths.term(term.id)}>
          {term.term}
        </Link>
      </dt>
      <dd>{term.short}</dd>
      {uses > 0 && <dd class="meta">{counted(view.wording.usedInCount, uses, view.wording.language)}</dd>}
    </div>
  );
}

function letterId(letter: string): string {
  return `letter-${letter === "#" ? "other" : letter.toLowerCase()}`;
}

/** By first letter without its accent; digits and signs together under #. */
function byLetter(terms: readonly Term[], language: string): Map<string, Term[]> {
  const letters = new Map<string, Term[]>();
  for (const term of terms) {
    const first = term.term.normalize("NFD").match(/\p{L}|\p{N}/u)?.[0] ?? "#";
    const letter = /\p{L}/u.test(first) ? first.toLocaleUpperCase(language) : "#";
    const group = letters.get(letter);
    if (group) group.push(term);
    else letters.set(letter, [term]);
  }
  return letters;
}
