import { describe, expect, it } from "vitest";
import { checkGlossary, glossaryChecks } from "../../../src/checks/glossary/index.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { builtPublication } from "../../exports/built-view.ts";
import { projectRoot, explainer, minimal, writePublication, type Files } from "../../publication.ts";

/** What the rules find in the least publication with some files in place of its own. */
async function found(files: Files): Promise<Problem[]> {
  const build = await builtPublication(writePublication({ ...minimal, ...files }));
  return checkGlossary(build.editorial);
}

async function places(rule: string, files: Files): Promise<string[]> {
  const problems = await found(files);
  return problems
    .filter((problem) => problem.rule === rule)
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const page = (body: string, more = "") =>
  explainer("Courts", `## The verdict\n\nA jury decides what happened.\n\n${body}\n`, more);
const glossary = (...terms: object[]): Files => ({
  "_data/glossary.json": [
    { id: "jury", term: "jury", short: "People who decide the facts of a case." },
    ...terms,
  ],
});
const inGerman = {
  "_data/site.json": { title: "Gerichte", description: "Wie ein Gericht arbeitet.", language: "de" },
};

describe("term-defined", () => {
  it.each([
    [
      "an initialism on two pages",
      {
        "content/explainers/a.md": page("The CPS charges."),
        "content/explainers/b.md": page("Then the CPS waits."),
      },
      ["content/explainers/a.md:12:5"],
    ],
    [
      "a phrase in capitals used three times on one",
      {
        "content/explainers/a.md": page(
          "So the Old Assize Court sat.\n\nThe Old Assize Court rose.\n\nIn it, an Old Assize Court judge slept.",
        ),
      },
      ["content/explainers/a.md:12:8"],
    ],
    [
      "a phrase with small words in it",
      {
        "content/explainers/a.md": page("Ask the House of Assize first."),
        "content/explainers/b.md": page("Or the House of Assize."),
      },
      ["content/explainers/a.md:12:9"],
    ],
    [
      "the first use, where a citation comes before the sentence",
      {
        "content/explainers/a.md": page(
          "It ended.[^1] The CPS waits. The CPS sleeps. The CPS wakes.\n\n[^1]: So.",
        ),
      },
      ["content/explainers/a.md:12:19"],
    ],
  ])("finds %s", async (_, files, at) => {
    expect(await places("term-defined", files)).toEqual(at);
  });

  it.each([
    ["a single use", page("The CPS charges. It waits.")],
    ["two uses on one page", page("The CPS charges. The CPS waits.")],
    ["a name of one word", page("In Leeds. To Leeds. From Leeds. Leeds.")],
    ["words that only open sentences", page("Most Courts sit. Most Courts sit. Most Courts sit.")],
    ["an opening word before a place", page("It ends. In France it ends. In France it ends. In France.")],
    [
      "months, countries, languages and currencies",
      page(
        "In late November France paid EUR. In November the UK and the United States paid USD, EUR and EUR, and USD in German and USD.",
      ),
    ],
    [
      "what is written out beside it",
      page("The Crown Prosecution Service (CPS) charges. The CPS waits. A CPS lawyer sleeps."),
    ],
    [
      "what is in capitals as a whole",
      page("THE VERY END\n\nTHE VERY END\n\nTHE VERY END\n\nOF THE VERY END"),
    ],
    ["code and links", page("`CPS` [CPS](https://x.example) `CPS` `CPS`")],
    ["what :plain[…] silences", page("A :plain[CPS], a :plain[CPS] and a :plain[CPS].")],
    ["Roman numerals of one letter and numbers", page("Part I and Part I and Part I of 12, 12 and 12.")],
  ])("leaves alone %s", async (_, text) => {
    expect(await places("term-defined", { "content/explainers/a.md": text })).toEqual([]);
  });

  it("leaves alone names that the data tells about, and persons with a title before them", async () => {
    const body = "Then Lord Mayor Ada Judge of the Old Assize Court met Dame Judge. ".repeat(3);
    const files: Files = {
      "content/explainers/a.md": page(body),
      "_data/actors.json": [
        {
          id: "judge",
          kind: "person",
          name: "Ada Judge",
          aliases: ["Lord Mayor"],
          role: "Mayor",
          asOf: "2025-01",
          sources: [],
        },
        {
          id: "court",
          kind: "institution",
          name: "Old Assize Court",
          role: "A court",
          asOf: "2025-01",
          sources: [],
        },
      ],
    };
    expect(await places("term-defined", files)).toEqual([]);
  });

  it("leaves alone what the glossary has, its aliases and forms, and what :term marks", async () => {
    const files: Files = {
      ...glossary({
        id: "cps",
        term: "Crown Prosecution Service",
        aliases: ["CPS"],
        short: "It brings cases.",
      }),
      "content/explainers/a.md": page(
        "The CPS's case. The CPS. Crown Prosecution Services. :term[Big Wigs Inc]{id=cps} Big Wigs Inc and Big Wigs Inc and Big Wigs Inc.",
      ),
    };
    expect(await places("term-defined", files)).toEqual([]);
  });

  it("does not take the nouns of a German sentence for names", async () => {
    const body = "Dann prüft das Gericht Beweise Stück für Stück. ".repeat(3);
    expect(await places("term-defined", { ...inGerman, "content/explainers/a.md": page(body) })).toEqual([]);
    expect(
      await places("term-defined", {
        ...inGerman,
        "content/explainers/a.md": page(`${body} Die BPA, die BPA und die BPA.`),
      }),
    ).toHaveLength(1);
  });
});

describe("term-used", () => {
  it("finds a term that no text leads to", async () => {
    expect(
      await places("term-used", glossary({ id: "quorum", term: "quorum", short: "Enough people." })),
    ).toEqual(["_data/glossary.json:8:11"]);
  });

  it.each([
    ["its own definition uses it", [{ id: "quorum", term: "quorum", short: "A quorum." }]],
    [
      "a term that nobody uses leads to it",
      [
        { id: "quorum", term: "quorum", short: "Enough people." },
        { id: "veto", term: "veto", short: "No.", seeAlso: ["quorum"] },
      ],
    ],
  ])("is not content that %s", async (_, terms) => {
    expect(await places("term-used", glossary(...terms))).toHaveLength(terms.length);
  });

  it("is content with a use, a marked one, a heading, or a way from a term that is used", async () => {
    const files: Files = {
      "_data/glossary.json": [
        { id: "jury", term: "jury", short: "People, with a foreman.", seeAlso: ["bench"] },
        { id: "foreman", term: "foreman", short: "Speaks for the others." },
        { id: "bench", term: "bench", short: "The judges." },
        { id: "dock", term: "dock", short: "Where one stands." },
        { id: "bar", term: "bar", short: "The lawyers." },
      ],
      "content/explainers/a.md": page("See :term[that place]{id=dock}.\n\n### The bar\n\nYes."),
    };
    expect(await places("term-used", files)).toEqual([]);
  });
});

describe("term-decided", () => {
  it("says which terms the words may be, and how to decide", async () => {
    const match = (near: string) => ({ near: [near], requireNear: false });
    const files: Files = {
      "_data/glossary.json": [
        { id: "jury", term: "jury", short: "People." },
        {
          id: "bench-judges",
          term: "bench (judges)",
          short: "The judges of a court.",
          match: match("judge"),
        },
        { id: "bench-seat", term: "bench (seat)", short: "Something to sit on.", match: match("sit") },
      ],
      "content/explainers/a.md": page("The bench is old."),
    };
    const problem = (await found(files)).find(({ rule }) => rule === "term-decided");
    expect(problem).toMatchObject({
      file: "content/explainers/a.md",
      line: 12,
      column: 5,
      severity: "warning",
    });
    expect(problem?.message).toContain(
      '"bench-judges" (The judges of a court.) or "bench-seat" (Something to sit on.)',
    );
    expect(problem?.message).toContain(":term[bench]{id=bench-judges}");
    const decided = {
      ...files,
      "content/explainers/a.md": page("The judge is on the bench. :term[bench]{id=bench-seat} :plain[bench]"),
    };
    expect(await places("term-decided", decided)).toEqual([]);
  });

  it("tells a term from an everyday word at a sentence's start", async () => {
    const files: Files = {
      ...glossary({
        id: "bar",
        term: "Bar",
        caseSensitive: true,
        short: "The lawyers.",
        match: { sentenceStart: "near", near: ["lawyers"] },
      }),
      "content/explainers/a.md": page("He left. Bar the door."),
    };
    const problem = (await found(files)).find(({ rule }) => rule === "term-decided");
    expect(problem?.message).toContain(":plain[Bar]");
  });
});

describe("term-explained-first", () => {
  const files = (more = ""): Files => ({
    ...glossary({ id: "quorum", term: "quorum", short: "Enough people." }),
    "content/explainers/a.md": page(
      "Without a quorum it ends.\n\n## What a quorum is\n\nA quorum is this.",
      more,
    ),
  });

  it("finds a term left bare before the section that explains it", async () => {
    const problems = await found(files("terms: { off: [quorum] }\n"));
    const problem = problems.find(({ rule }) => rule === "term-explained-first");
    expect(problem).toMatchObject({
      file: "content/explainers/a.md",
      line: 13,
      column: 11,
      fix: ":term[quorum]{id=quorum}",
    });
  });

  it("is content where the use before carries its definition", async () => {
    expect(await places("term-explained-first", files())).toEqual([]);
  });
});

describe("definition-acyclic", () => {
  it.each([
    [
      "of two",
      [
        { id: "plea", term: "plea", short: "What a defence says." },
        { id: "defence", term: "defence", short: "It makes a plea." },
      ],
      "defence → plea → defence",
    ],
    [
      "of four",
      [
        { id: "a1", term: "appeal", short: "Against a verdict." },
        { id: "a2", term: "verdict", short: "The end of a trial." },
        { id: "a3", term: "trial", short: "Ends with a sentence." },
        { id: "a4", term: "sentence", short: "One may bring an appeal." },
      ],
      "appeal → verdict → trial → sentence → appeal",
    ],
  ])("finds a circle %s, once", async (_, terms, path) => {
    const problems = (await found(glossary(...terms))).filter(({ rule }) => rule === "definition-acyclic");
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(path)]);
  });

  it("is content with a chain, and with a circle through the long texts", async () => {
    const terms = [
      { id: "plea", term: "plea", short: "What a defence says.", long: "See defence." },
      { id: "defence", term: "defence", short: "It speaks for one.", long: "It makes a plea." },
    ];
    expect(await places("definition-acyclic", glossary(...terms))).toEqual([]);
  });

  it("reports the shortest circle of a knot", async () => {
    const terms = [
      { id: "plea", term: "plea", short: "A defence in a trial." },
      { id: "defence", term: "defence", short: "Makes a plea." },
      { id: "trial", term: "trial", short: "Begins with the defence." },
    ];
    const problems = (await found(glossary(...terms))).filter(({ rule }) => rule === "definition-acyclic");
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain("defence → plea → defence");
  });
});

describe("definition-explained", () => {
  it.each([
    ["an initialism that nobody explains", "Paid by the CPS.", 1],
    ["the same twice", "Paid by the CPS, for the CPS.", 1],
    ["one that is written out", "Paid by the Crown Prosecution Service (CPS).", 0],
    ["one that is spelled out later", "Paid by the CPS. That is the Crown Prosecution Service.", 0],
    ["one that everybody knows", "Shown on TV in the UK.", 0],
    ["one of the glossary", "Paid by the SFO.", 0],
  ])("%s", async (_, short, count) => {
    const files = glossary(
      { id: "fee", term: "fee", short },
      { id: "sfo", term: "Serious Fraud Office", aliases: ["SFO"], short: "It hunts." },
    );
    expect(await places("definition-explained", files)).toHaveLength(count);
  });
});

describe("definition-not-circular", () => {
  it.each([
    ["uses its own term", { term: "quorum", short: "The quorum of a meeting." }, 1],
    ["uses a form of it", { term: "member state", short: "All member states of it." }, 1],
    [
      "uses it though near words are asked for",
      { term: "bond", short: "A bond that pays.", match: { requireNear: true, near: ["x"] } },
      1,
    ],
    ["repeats its words", { term: "joint procurement", short: "Procurement that is joint." }, 1],
    ["says something", { term: "joint procurement", short: "Several courts that buy together." }, 0],
    [
      "writes an initialism out",
      {
        term: "CPS",
        aliases: ["Crown Prosecution Service"],
        short: "The Crown Prosecution Service, which brings cases.",
      },
      0,
    ],
    ["has a part of its term", { term: "grand jury", short: "A body of citizens, larger than a jury." }, 0],
  ])("a definition that %s", async (_, term, count) => {
    expect(await places("definition-not-circular", glossary({ id: "it", ...term }))).toHaveLength(count);
  });
});

describe("homographs-told-apart", () => {
  const council = (id: string, qualifier: string, match = {}) => ({
    id,
    term: `council (${qualifier})`,
    short: `Of the ${qualifier}.`,
    match,
  });

  it("finds terms that are one word in a text and have no rule to tell them apart", async () => {
    const problems = await found(
      glossary(council("city", "town"), council("law", "court", { near: ["judge"] })),
    );
    expect(problems.filter(({ rule }) => rule === "homographs-told-apart")).toMatchObject([
      { message: expect.stringContaining('Give "city" a "match"') as string },
    ]);
  });

  it("is content where each has one", async () => {
    expect(
      await places(
        "homographs-told-apart",
        glossary(
          council("city", "town", { pages: ["juries"] }),
          council("law", "court", { near: ["judge"] }),
        ),
      ),
    ).toEqual([]);
  });
});

describe("see-also-elsewhere", () => {
  it("finds an entry that leads to itself, and one that is named twice", async () => {
    const files = glossary(
      { id: "quorum", term: "quorum", short: "Enough people.", seeAlso: ["quorum"] },
      { id: "veto", term: "veto", short: "One says no.", seeAlso: ["jury", "quorum", "jury"] },
    );
    expect(await places("see-also-elsewhere", files)).toHaveLength(2);
    expect(
      (await found(files))
        .filter(({ rule }) => rule === "see-also-elsewhere")
        .map(({ severity }) => severity),
    ).toEqual(["error", "error"]);
  });

  it("lets two entries name each other", async () => {
    const files = glossary(
      { id: "a", term: "plea", short: "Words.", seeAlso: ["b"] },
      { id: "b", term: "writ", short: "Paper.", seeAlso: ["a"] },
    );
    expect(await places("see-also-elsewhere", files)).toEqual([]);
  });
});

describe("the checks of the glossary", () => {
  it("say what they hold a publication to, and report only rules that they name", async () => {
    const ids = glossaryChecks.flatMap((rule) => rule.ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of glossaryChecks) expect(rule.truth).toMatch(/\.$/);
    const problems = await found(
      glossary({ id: "quorum", term: "quorum", short: "A quorum of the CPS.", seeAlso: ["quorum"] }),
    );
    expect(problems.length).toBeGreaterThan(2);
    for (const { rule } of problems) expect(ids).toContain(rule);
  });

  it("find nothing in a small publication that is in order", async () => {
    expect(await found({})).toEqual([]);
  });

  it("find nothing in this publication", async () => {
    const build = await builtPublication(projectRoot);
    expect(checkGlossary(build.editorial)).toEqual([]);
  });
});
