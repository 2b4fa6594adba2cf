/** Publications in other languages than English, built whole and read in a browser: words, marks, cards, search, direction. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { DomUtils, parseDocument } from "htmlparser2";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../hosts/test-site.ts";
import de from "../../src/model/wording/de.json" with { type: "json" };
import en from "../../src/model/wording/en.json" with { type: "json" };
import fr from "../../src/model/wording/fr.json" with { type: "json" };
import { explainer, filesIn, read, writePublication } from "../publication.ts";
import { search } from "../search/score.ts";
import { launchChromium, serveFolder, type ServedFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => void (browser = await launchChromium()));
afterAll(() => browser.close());

/** A site of a publication, served under a path for the tests of a `describe`. */
function servedSite(root: () => string): { readonly folder: string; readonly url: string } {
  let folder = "";
  let served: ServedFolder;
  beforeAll(async () => {
    folder = await buildSite(root());
    served = await serveFolder(folder, { prefix: "/a/b" });
  });
  afterAll(async () => {
    await served.close();
    rmSync(dirname(folder), { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    get url() {
      return served.url;
    },
  };
}

const fixture = (name: string): string => join(import.meta.dirname, "../fixtures/publications", name);

interface InLanguage {
  readonly name: string;
  readonly tag: string;
  readonly wording: object;
  /** Words of one explainer that are marked, by their term. */
  readonly marks: { readonly page: string; readonly found: ReadonlyArray<readonly [string, string]> };
  readonly card: { readonly page: string; readonly term: string; readonly says: readonly string[] };
  /** What is typed, and what the answer says. */
  readonly answers: ReadonlyArray<readonly [string, string]>;
  readonly found: readonly [string, string];
}

const languages: readonly InLanguage[] = [
  {
    name: "french",
    tag: "fr-FR",
    wording: fr,
    marks: {
      page: "explainers/le-kilogramme-sans-objet.html",
      found: [
        ["constante de Planck", "constante-de-planck"],
        ["système métrique", "systeme-metrique"],
        ["mètres étalons", "metre-etalon"],
        ["arcs de méridiens", "meridien"],
        ["constantes de Planck", "constante-de-planck"],
      ],
    },
    card: {
      page: "explainers/d-ou-vient-le-metre.html",
      term: "metre",
      says: ["Fermer", "mètre", "Unité de longueur.", "Plus", "Voir la fiche"],
    },
    answers: [
      ["qu'est-ce que le mètre", "Définitionmètre"],
      ["constantes de planck", "Définitionconstante de Planck"],
      ["systeme metrique", "Définitionsystème métrique"],
      ["méridein", "Définitionméridien"],
      ["SI", "DéfinitionSystème international d’unités"],
    ],
    found: ["balance de Kibble", "résultat"],
  },
  {
    name: "german",
    tag: "de-DE",
    wording: de,
    marks: {
      page: "explainers/warum-das-meer-nicht-ueberlaeuft.html",
      found: [
        ["Wasserkreislauf", "wasserkreislauf"],
        ["Verdunstung", "verdunstung"],
        ["Verweildauern", "verweildauer"],
        ["Wasserkreislaufs", "wasserkreislauf"],
        ["Grundwassers", "grundwasser"],
        ["Niederschlags", "niederschlag"],
      ],
    },
    card: {
      page: "explainers/wohin-der-regen-geht.html",
      term: "verdunstung",
      says: ["Schließen", "Verdunstung", "Der Übergang von Wasser", "Mehr", "Zum Eintrag"],
    },
    answers: [
      ["was ist Grundwasser", "DefinitionGrundwasser"],
      ["niederschlaege", "DefinitionNiederschlag"],
      ["verdunstng", "DefinitionVerdunstung"],
      ["wasserkreislaufs", "DefinitionWasserkreislauf"],
    ],
    found: ["Überschuss", "Treffer"],
  },
];

describe.each(languages)("a publication in $tag", ({ name, tag, wording, marks, card, answers, found }) => {
  const site = servedSite(() => fixture(name));
  const pages = (): string[] => filesIn(site.folder).filter((path) => path.endsWith(".html"));

  test("says on every page which language it is in, and which way it runs", () => {
    for (const path of pages())
      expect(read(site.folder, path), path).toContain(`<html lang="${tag}" dir="ltr"`);
  });

  test("has no English words of ours on any page", () => {
    const own = new Set(wordsIn(wording));
    const english = wordsIn(en).filter((text) => !own.has(text) && text.length > 6);
    expect(english.length).toBeGreaterThan(80);
    for (const path of pages()) {
      const shown = textOf(read(site.folder, path));
      expect(shown.length, path).toBeGreaterThan(200);
      const left = english.filter((text) => shown.includes(text));
      expect(left, path).toEqual([]);
    }
  });

  test("marks terms with the endings that the language gives them", () => {
    const html = read(site.folder, marks.page);
    const marked = [...html.matchAll(/<a class="term" data-term="([^"]+)"[^>]*>([^<]+)<\/a>/g)].map(
      ([, term, words = ""]) => [words.replace(/\s+/g, " "), term],
    );
    expect(marked).toEqual(expect.arrayContaining(marks.found.map((mark) => [...mark])));
  });

  test("names in its entries the sentence of each use", () => {
    const [words, term] = marks.found.at(-1)!;
    const entry = textOf(read(site.folder, `glossary/${term}.html`));
    expect(entry).toContain(words);
  });

  test("opens cards whose buttons speak the language", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 760 }, hasTouch: true });
    await page.goto(site.url + card.page);
    await page.locator(`main .prose a[data-term="${card.term}"]`).first().tap();
    await page.waitForSelector("[data-card]");
    const said = await page.evaluate(() => {
      const sheet = document.querySelector<HTMLElement>("[data-card]")!;
      const labels = [...sheet.querySelectorAll("[aria-label]")].map((labelled) => labelled.ariaLabel);
      return { text: `${labels.join(" ")} ${sheet.innerText}`, lang: sheet.lang };
    });
    for (const words of card.says) expect(said.text).toContain(words);
    expect(said.lang).toBe(tag);
    await page.close();
  });

  test("answers searches in the language, without accents and with slips", async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}search.html`);
    const answered: Array<readonly [string, string]> = [];
    for (const [query, answer] of answers) {
      await search(page, query);
      const text = (await page.textContent("[data-search-answer]")) ?? "";
      answered.push([query, text.slice(0, answer.length)]);
    }
    expect(answered).toEqual(answers);
    const [query, word] = found;
    await search(page, query);
    expect(await page.locator("[data-result]").count()).toBeGreaterThan(0);
    expect(await page.textContent("[data-search-status]")).toContain(word);
    await page.close();
  });
});

describe("a publication that runs from right to left", () => {
  const site = servedSite(() =>
    writePublication({
      "_data/site.json": { title: "المحاكم", description: "كيف تعمل المحكمة.", language: "ar" },
      "_data/glossary.json": [
        { id: "jury", term: "هيئة محلفين", short: "أشخاص يقررون وقائع القضية." },
        { id: "habeas-corpus", term: "habeas corpus", lang: "la", short: "أمر قضائي يمنع الحبس دون محاكمة." },
      ],
      "content/explainers/juries.md": explainer(
        "ماذا تفعل هيئة المحلفين؟",
        "## الحكم\n\nتقرر هيئة محلفين ما حدث. ويحمي habeas corpus المتهم.\n",
      ),
      "content/explainers/english.md": explainer(
        "What is a jury?",
        "## The verdict\n\nIt decides.\n",
        "lang: en\n",
      ),
    }),
  );

  test("says so on its pages, and the other way on a page of another language", () => {
    for (const path of [
      "index.html",
      "glossary/index.html",
      "glossary/jury.html",
      "explainers/juries.html",
      "404.html",
    ])
      expect(read(site.folder, path), path).toContain('<html lang="ar" dir="rtl"');
    expect(read(site.folder, "explainers/english.html")).toContain('<html lang="en" dir="ltr"');
  });

  test("says of a term in another language what it is, wherever its name stands", () => {
    const name = /lang="la" dir="ltr"[^>]*>(?:<[^>]*>)*habeas corpus/;
    for (const path of ["explainers/juries.html", "glossary/index.html", "glossary/habeas-corpus.html"])
      expect(read(site.folder, path), path).toMatch(name);
    expect(read(site.folder, "explainers/juries.html")).toMatch(/<a class="term"[^>]*lang="la" dir="ltr"/);
  });

  test("is laid out from the right, and its cards start where the word does", async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    await page.goto(`${site.url}explainers/juries.html`);
    expect(await overflow(page)).toBe(0);
    const word = page.locator('main .prose a[data-term="jury"]').first();
    await word.hover();
    await page.waitForSelector("[data-card]");
    const [card, mark] = [await page.locator("[data-card]").boundingBox(), await word.boundingBox()];
    expect(card!.x + card!.width).toBeCloseTo(mark!.x + mark!.width, 0);
    expect(await page.evaluate(() => document.querySelector<HTMLElement>("[data-card]")!.dir)).toBe("rtl");
    await page.setViewportSize({ width: 390, height: 760 });
    expect(await overflow(page)).toBe(0);
    await page.close();
  });

  test("finds its words", async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}search.html`);
    await search(page, "هيئة محلفين");
    expect(await page.textContent("[data-search-answer]")).toContain("أشخاص يقررون");
    await page.close();
  });
});

/** Every text of a file of words that holds no place for a value. */
function wordsIn(words: unknown): string[] {
  if (typeof words === "string") return words.includes("{") ? [] : [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(wordsIn) : [];
}

/** What a page shows or says aloud. */
function textOf(html: string): string {
  const document = parseDocument(html);
  const spoken = DomUtils.findAll(() => true, document.children).flatMap(({ attribs }) =>
    ["aria-label", "title", "alt", "placeholder", "data-label"].flatMap((name) => attribs[name] ?? []),
  );
  return `${DomUtils.innerText(DomUtils.getElementsByTagName("body", document))} ${spoken.join(" ")}`;
}

/** How far the page can be moved sideways. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
