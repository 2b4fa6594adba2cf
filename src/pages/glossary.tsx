import { wholeDates } from "../model/date-text.ts";
import { ownDirection } from "../model/direction.ts";
import type { Term } from "../model/term.ts";
import { paths } from "../model/urls.ts";
import { counted } from "../model/wording.ts";
import { Layout } from "./layout.tsx";
import { letterId, termsByLetter } from "./letters.ts";
import { Lede } from "./parts/lede.tsx";
import { LetterLinks } from "./parts/letter-links.tsx";
import { Link } from "./parts/link.tsx";
import { TakeAway } from "./parts/take-away.tsx";
import type { SiteView } from "./site-view.ts";

/** Every term from A to Z: a plain list without a script, with a filter where there is one. */
export function GlossaryPage({ view }: { view: SiteView }) {
  const { publication, wording } = view;
  const letters = termsByLetter(publication.terms, wording.language);
  return (
    <Layout
      view={view}
      path={paths.glossary}
      title={wording.glossary}
      description={wording.glossaryIntro}
      kind="list"
    >
      <div class="column">
        <Lede title={wording.glossary} intro={wording.glossaryIntro}>
          <TakeAway view={view} path={paths.glossary} />
        </Lede>
        <div data-glossary-filter hidden></div>
        <LetterLinks wording={wording} from={paths.glossary} list={paths.glossary} letters={letters.keys()} />
        {[...letters].map(([letter, terms]) => (
          <section class="letter" data-letter={letter} aria-labelledby={letterId(letter)}>
            <h2 id={letterId(letter)}>{letter}</h2>
            <dl class="entries">
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
      <dt lang={term.lang} dir={ownDirection(term)}>
        <Link from={paths.glossary} to={paths.term(term.id)}>
          {term.term}
        </Link>
      </dt>
      <dd>{wholeDates(term.short, view.wording.language)}</dd>
      {uses > 0 && <dd class="meta">{counted(view.wording.usedInCount, uses, view.wording.language)}</dd>}
    </div>
  );
}
