import { describe, expect, it } from "vitest";
import { languageOf } from "../../src/glossary/languages/languages.ts";
import { Sentences } from "../../src/glossary/sentences.ts";

function sentencesOf(text: string, language: string): readonly string[] {
  const sentences = new Sentences(text, languageOf(language).usage);
  const found: string[] = [];
  for (let at = 0; at < text.length; at = sentences.endOf(at))
    found.push(text.slice(at, sentences.endOf(at)).trim());
  return found;
}

describe("sentences", () => {
  it.each([
    ["en", "", []],
    ["en", "No end", ["No end"]],
    ["en", "One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]],
    ["en", "“One.” (Two.) Three", ["“One.”", "(Two.)", "Three"]],
    [
      "en",
      "Mr. Bond met Dr. No, i.e. J. No, on p. 5 of No. 10.",
      ["Mr. Bond met Dr. No, i.e. J. No, on p. 5 of No. 10."],
    ],
    ["en", "She said no. The end.", ["She said no.", "The end."]],
    ["en", "In 2025. Then", ["In 2025.", "Then"]],
    ["en", "the U.S. Congress, etc. and so on", ["the U.S. Congress, etc. and so on"]],
    ["en", "Wait … what?! Oh", ["Wait … what?!", "Oh"]],
    ["en", "a.b.c 3.5 x.Y", ["a.b.c 3.5 x.Y"]],
    ["fr", "M. Martin arrive. « Bien. » Il part.", ["M. Martin arrive.", "« Bien.", "» Il part."]],
    ["de", "Am 27. Mai, z. B. nach Art. 5 Abs. 2. Dann", ["Am 27. Mai, z. B. nach Art. 5 Abs. 2. Dann"]],
    ["de", "Bis 2025. Dann", ["Bis 2025.", "Dann"]],
    ["zh", "第一。第二！第三", ["第一。", "第二！", "第三"]],
    ["hi", "एक। दो", ["एक।", "दो"]],
  ])("in %s: %j", (language, text, expected) => {
    expect(sentencesOf(text, language)).toEqual(expected);
  });

  it.each([
    ["Safe", 0, true],
    ["– Safe", 2, true],
    ["It is. “Safe”", 8, true],
    ["He said: “Safe”", 10, true],
    ["the “Safe” fund", 5, false],
    ["\uFFFC Safe", 2, false],
    ["It is Safe", 6, false],
  ])("open in %j at %i: %s", (text, offset, expected) => {
    expect(new Sentences(text, languageOf("en").usage).opensAt(offset)).toBe(expected);
  });
});
