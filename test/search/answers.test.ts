import { describe, expect, test } from "vitest";
import { answerTo } from "../../src/assets/client/search/answer.ts";
import { indexNames } from "../../src/assets/client/search/names.ts";
import { questionReader } from "../../src/assets/client/search/question.ts";
import { searchLanguageFor } from "../../src/search/search-language.ts";
import { namedThings } from "../../src/search/term-index.ts";
import { fixturePublication, ownPublication } from "./fixture.ts";
import type { Publication } from "../../src/model/publication.ts";

/** Answers queries about a publication as if its site were in a language. */
function answers(publication: Publication, language = "en"): (query: string) => string | undefined {
  const words = searchLanguageFor(language);
  const names = indexNames({ words, things: namedThings(publication) });
  const read = questionReader(words);
  return (query) => {
    const thing = answerTo(query, read(query), names)?.thing;
    return thing && `${thing.kind} ${thing.id}`;
  };
}

describe("a query is answered", () => {
  const answer = answers(fixturePublication());
  test.each([
    ["", undefined],
    ["?", undefined],
    ["the", undefined],
    ["harbour fund", "term harbour-fund"],
    ["HARBOUR FUND?", "term harbour-fund"],
    ["fond", "term harbour-fund"],
    ["old and narrow docks fund", "term harbour-fund"],
    ["harbor fund", "term harbour-fund"],
    ["harbourfund", "term harbour-fund"],
    ["habrour fnud", "term harbour-fund"],
    ["wharves", undefined],
    ["wharfs", "term quay"],
    ["What is a quay?", "term quay"],
    ["what's a quay", "term quay"],
    ["what are quays", "term quay"],
    ["what does the Harbour Fund do", "term harbour-fund"],
    ["how big is the harbour fund", "figure fund-size"],
    ["size of harbour fund", "figure fund-size"],
    ["how much did Norway pay", "figure norway-fee"],
    ["how much does norway pay for berths", "figure norway-fee"],
    ["who is Šefčovič", "actor sefcovic"],
    ["sefcovic", "actor sefcovic"],
    ["SEFČOVIČ", "actor sefcovic"],
    ["sefkovic", "actor sefcovic"],
    ["who is the harbour master", "actor sefcovic"],
    ["who are the pilot council", "actor pilots"],
    ["pilot council", "term pilot-council"],
    ["when did the ferry stop", "event ferry-stops"],
    ["why did the ferry stop", undefined],
    ["cormorants", undefined],
    ["harbour fund cormorants and herons", undefined],
    ["€150m", "figure fund-size"],
    ["150m", "figure fund-size"],
    ["how much is €150m?", "figure fund-size"],
    ["150 million euros", "figure fund-size"],
    ["150,000,000", "figure fund-size"],
    ["£150m", undefined],
    ["€151m", undefined],
    ["€150bn", undefined],
    ["150", undefined],
    // Another first letter, or a changed letter in a short word, is another word.
    ["fund", undefined],
    ["wuay", undefined],
  ])("%s", (query, expected) => {
    expect(answer(query)).toBe(expected);
  });

  test("with every thing that goes by the name", () => {
    const words = searchLanguageFor("en");
    const names = indexNames({ words, things: namedThings(fixturePublication()) });
    const found = answerTo("council", questionReader(words)("council"), names);
    expect(new Set([found?.thing.id, ...(found?.alsoCalledSo ?? []).map(({ id }) => id)])).toEqual(
      new Set(["council-city", "council-port"]),
    );
  });
});

describe("a question is understood in the language of the site", () => {
  test.each([
    ["fr", "Qu’est-ce que le Harbour Fund ?", "term harbour-fund"],
    ["fr", "qui est Šefčovič", "actor sefcovic"],
    ["fr", "c'est quoi quay", "term quay"],
    ["de", "Was ist der Harbour Fund?", "term harbour-fund"],
    ["de", "Wer ist Sefcovic?", "actor sefcovic"],
    ["de", "Wie groß ist der Harbour Fund", "figure fund-size"],
    ["es", "¿Qué es el Harbour Fund?", "term harbour-fund"],
    ["es", "¿quién es sefcovic?", "actor sefcovic"],
    ["it", "Che cos’è il Harbour Fund?", "term harbour-fund"],
    ["it", "chi è Šefčovič", "actor sefcovic"],
    ["fr", "150 millions d’euros", "figure fund-size"],
    ["de", "150 Mio. €", "figure fund-size"],
    ["de", "150.000.000 Euro", "figure fund-size"],
    ["es", "150 millones de euros", "figure fund-size"],
    ["it", "150 milioni di euro", "figure fund-size"],
  ])("%s: %s", (language, query, expected) => {
    expect(answers(fixturePublication(), language)(query)).toBe(expected);
  });
});

test("every term of this publication answers to its name and to each of its own aliases", () => {
  const publication = ownPublication();
  const answer = answers(publication);
  const aliasCount = new Map<string, number>();
  for (const { term, aliases } of publication.terms) {
    for (const name of new Set([term, ...aliases].map((text) => text.toLowerCase()))) {
      aliasCount.set(name, (aliasCount.get(name) ?? 0) + 1);
    }
  }
  const unanswered = publication.terms.flatMap(({ id, term, aliases }) =>
    [term, ...aliases].filter(
      (name) => aliasCount.get(name.toLowerCase()) === 1 && answer(name) !== `term ${id}`,
    ),
  );
  expect(unanswered).toEqual([]);
});
