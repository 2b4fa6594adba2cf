import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { wordingFor } from "../../src/model/wording.ts";

const folder = join(import.meta.dirname, "../../src/model/wording");
const languages = readdirSync(folder).map((file) => file.replace(".json", ""));

/** Every string by the path of its keys. */
function strings(value: unknown, path = ""): Array<[string, string]> {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    strings(inner, path ? `${path}.${key}` : key),
  );
}

const wordingOf = (language: string) =>
  strings(JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8")));
const english = wordingOf("en");

test("the generator speaks five languages", () => {
  expect(languages.sort()).toEqual(["de", "en", "es", "fr", "it"]);
});

describe.each(languages.filter((language) => language !== "en"))("in %s", (language) => {
  const wording = wordingOf(language);
  const byKey = new Map(wording);

  test("there is every string, in the same order", () => {
    expect(wording.map(([key]) => key)).toEqual(english.map(([key]) => key));
  });

  test("every string keeps as many places for values", () => {
    const places = (text: string | undefined) => text?.match(/\{\}/g)?.length ?? 0;
    const wrong = english.filter(([key, text]) => places(text) !== places(byKey.get(key)));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("a string that begins or ends with a space does so in every language", () => {
    const edges = (text = "") => [/^\s/.test(text), /\s$/.test(text)];
    for (const [key, text] of english) expect(edges(byKey.get(key)), key).toEqual(edges(text));
  });

  test("no string is left in English", () => {
    const same = english
      .filter(([key, text]) => byKey.get(key) === text && /[a-z]{4}/i.test(text))
      .map(([key]) => key);
    expect(same).toEqual(sameInBoth[language]);
  });

  test("quotation marks and apostrophes are those of print", () => {
    for (const [key, text] of wording) expect(text, key).not.toMatch(/["']/);
  });
});

/** Words that are the same in English and in the other language. */
const sameInBoth: Readonly<Record<string, readonly string[]>> = {
  de: ["statusLabel", "sourceKinds.aggregator", "position"],
  es: [],
  fr: [
    "siteNavigation",
    "sources",
    "minutes.one",
    "minutes.other",
    "sourceCount.one",
    "sourceCount.other",
    "sourcesOfThisPage",
    "actorKinds.institution",
    "actorKinds.organisation",
    "positions",
    "mentions",
    "position",
    "date",
    "source",
    "question",
    "guideOf.questionNumber",
    "guideOf.toQuestion",
  ],
  it: ["offline.control.files.one"],
};

test("French has a space that does not break before : ; ? ! and within « »", () => {
  for (const [key, text] of wordingOf("fr")) {
    expect(text, key).not.toMatch(/[^\u202f\u00a0][;?!»]|[^\u202f\u00a0\d]:(?!\/)|«[^\u202f\u00a0]/);
  }
});

test("a region of a language has its words, and another language has English", () => {
  expect(wordingFor("de-AT")).toMatchObject({ glossary: "Glossar", language: "de-AT", wordsIn: "de" });
  expect(wordingFor("cy")).toMatchObject({ glossary: "Glossary", language: "cy", wordsIn: "en" });
});
