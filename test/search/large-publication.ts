import type { Explainer } from "../../src/model/explainer.ts";
import type { Publication } from "../../src/model/publication.ts";
import type { Term } from "../../src/model/term.ts";
import { fixturePublication } from "./fixture.ts";

const syllables = "ba co di fu ga hel in jor ka lum mor nes op pra qui ros sta tem ul vor wes yar zan".split(
  " ",
);
const plain =
  "loan council tariff defence market member state rule fee share budget treaty summit budget vote grant".split(
    " ",
  );

/** A publication with that many terms and explainers, the same each time, whose words are as many as a real one's. */
export function largePublication(terms: number, explainers: number): Publication {
  const fixture = fixturePublication();
  const [term] = fixture.terms;
  const [explainer] = fixture.explainers;
  if (!term || !explainer) throw new Error("The fixture has lost its terms or explainers.");
  const word = wordsFrom(1);
  const phrase = (length: number): string => Array.from({ length }, word).join(" ");
  return {
    ...fixture,
    terms: Array.from({ length: terms }, (_, at): Term => {
      const name = `${phrase(1)} ${plain[at % plain.length]}`;
      return {
        ...term,
        id: `term-${at}`,
        term: name,
        aliases: [phrase(2), `T${at}`],
        short: phrase(18),
        long: phrase(40),
        figures: [],
      };
    }),
    explainers: Array.from({ length: explainers }, (_, at): Explainer => {
      const slug = `explainer-${at}`;
      const title = `How does the ${phrase(3)} work?`;
      return {
        ...explainer,
        slug,
        path: `explainers/${slug}.html`,
        title,
        question: `Why ${phrase(5)}?`,
        summary: phrase(30),
      };
    }),
  };
}

/** Eight hundred words in six sections, the same for the same page. */
export function largeBody({ slug }: Explainer): string {
  const word = wordsFrom(Number(slug.replace(/\D/g, "")) + 7);
  const phrase = (length: number): string => Array.from({ length }, word).join(" ");
  return Array.from({ length: 6 }, () => `## About ${phrase(3)}\n\n${phrase(130)}\n`).join("\n");
}

/** Words of which some are frequent and most are rare, as in prose. */
function wordsFrom(seed: number): () => string {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  return () =>
    random() < 0.4
      ? pick(plain)
      : pick(syllables) + pick(syllables) + (random() < 0.5 ? pick(syllables) : "");
}
