import { describe, expect, it } from "vitest";
import { PlantedPublication, realProblems } from "./planted-publication.ts";

// Every fault that issue 4 names, planted in a copy of the real publication.

const slug = "what-is-safe";

/** Plants a paragraph and expects the one problem that it should bring, at the very words. */
function expectFound(
  paragraph: string,
  words: string,
  expected: { rule: string; severity: "error" | "warning"; advice: string; fix?: string },
): void {
  const copy = new PlantedPublication();
  const place = copy.write(slug, paragraph, words);
  const problems = copy.newProblems();
  const { advice, ...rest } = expected;
  expect(problems).toEqual([expect.objectContaining({ ...place, ...rest })]);
  expect(problems[0]?.message).toContain(advice);
}

describe("a typed number that matches a figure", () => {
  it.each([
    ["money", "The fund can lend €150bn in all.", "€150bn", ":fig[safe-envelope]"],
    [
      "money in words",
      "The fund can lend 150 billion euros in all.",
      "150 billion euros",
      ":fig[safe-envelope]",
    ],
    ["a percentage", "Only 15 per cent is paid out early.", "15 per cent", ":fig[safe-prefinancing]"],
    ["a length of time", "Loans run for up to 45 years.", "45 years", ":fig[safe-maturity]"],
    ["a count, with the words of its label", "There are 27 member states.", "27", ":fig[eu-members]"],
    ["a range", "It first asked for €4bn to €6.5bn.", "€4bn to €6.5bn", ":fig[uk-fee-first-request]"],
    ["an equivalent", "In sterling it is £130bn.", "£130bn", ":fig[safe-envelope]"],
  ])("is suggested to be written as one: %s", (_, paragraph, words, fix) => {
    const copy = new PlantedPublication();
    const place = copy.write(slug, paragraph, words);
    const problems = copy.newProblems();
    expect(problems).toEqual([
      expect.objectContaining({ ...place, rule: "figure-linked", severity: "warning" }),
    ]);
    expect(problems[0]?.message).toContain(`Write ${fix}`);
  });

  it("is found each time that it stands in one row of a table", () => {
    const copy = new PlantedPublication();
    const row = "| :plain[€150bn] | €150bn | [€150bn](what-is-safe.md) | again €150bn |";
    const { file, line } = copy.write(slug, `| a | b | c | d |\n| --- | --- | --- | --- |\n${row}`, row);
    const columns = [row.indexOf("| €150bn") + 3, row.indexOf("again ") + 7];
    expect(copy.newProblems()).toEqual(
      columns.map((column) => expect.objectContaining({ file, line, column, rule: "figure-linked" })),
    );
  });

  it.each([
    ["a quotation", "“It is €150bn.” :cite[lexcovery-safe]"],
    ["a block quotation", "> It is €150bn. :cite[lexcovery-safe]"],
    ["code", "`€150bn`"],
    ["a link", "[€150bn](what-is-safe.md)"],
    ["an equivalent that a figure prints", 'It lends :fig[safe-envelope]{with="equivalent date"}.'],
    ["a date", "It was decided on 27 May 2025."],
    ["a count of something else", "There are 27 bridges and 45 doors."],
    ["a name with a number", "It rests on Article 122 and Regulation 2025/1106."],
  ])("is left alone in %s", (_, paragraph) => {
    const copy = new PlantedPublication();
    copy.write(slug, paragraph);
    expect(copy.newProblems()).toEqual([]);
  });
});

describe("a typed number that contradicts a figure of the same subject", () => {
  it.each([
    ["behind the subject", "Safe can lend €170bn.", "€170bn", "safe-envelope"],
    ["before the subject", "The €140 billion Safe fund is new.", "€140 billion", "safe-envelope"],
    ["a percentage", "The component limit is 40%.", "40%", "component-limit"],
    ["a length of time", "The grace period is 12 years.", "12 years", "safe-grace"],
    [
      "in a row of a table",
      "| What | How much |\n| --- | --- |\n| Ukraine loan | €95bn |",
      "€95bn",
      "ukraine-loan",
    ],
    ["a ceiling below it", "Safe can lend up to €120bn.", "€120bn", "safe-envelope"],
  ])("%s", (_, paragraph, words, id) => {
    const copy = new PlantedPublication();
    const place = copy.write(slug, paragraph, words);
    const problems = copy.newProblems();
    expect(problems).toEqual([
      expect.objectContaining({ ...place, rule: "figure-agrees", severity: "error", fix: `:fig[${id}]` }),
    ]);
    expect(problems[0]?.message).toContain(`contradicts the figure "${id}"`);
  });

  it("is told what to write", () => {
    expectFound("Safe can lend €170bn.", "€170bn", {
      rule: "figure-agrees",
      severity: "error",
      advice: "Write :fig[safe-envelope], or :plain[€170bn] if it is another number.",
      fix: ":fig[safe-envelope]",
    });
  });

  it("is found in a summary, which takes no directive", () => {
    const copy = new PlantedPublication();
    const place = copy.change(
      "glossary",
      "safe",
      "short",
      (entry) => (entry["short"] = "An EU scheme: Safe lends €170bn."),
    );
    const [problem] = copy.newProblems();
    expect(problem).toMatchObject({ ...place, rule: "figure-agrees", severity: "error" });
    expect(problem?.message).toContain("Correct it, or the figure");
  });

  it.each([
    ["a rounding", "Poland was given €44bn of it."],
    ["a value that it had before", "Of the requests €127bn were known in July 2025."],
    ["a lower bound that holds", "Safe can lend more than €140bn."],
    ["somebody else’s number", "Safe is for loans, while Germany spends €86bn of its own."],
    ["another clause", "Nobody leaves Safe alone; the army of a state may cost €120bn."],
    ["a number of another size", "A state may borrow €2m from Safe."],
    ["the adjective", "It is safe to keep €170bn there."],
  ])("is not seen in %s", (_, paragraph) => {
    const copy = new PlantedPublication();
    copy.write(slug, paragraph);
    expect(copy.newProblems().filter(({ rule }) => rule === "figure-agrees")).toEqual([]);
  });
});

describe("two explainers that give different values", () => {
  it("are told of each other", () => {
    const copy = new PlantedPublication();
    const one = copy.write("what-is-safe", "The British army bought new radar systems for €310m.", "€310m");
    const other = copy.write("canadas-route", "For new radar systems the British army paid €340m.", "€340m");
    const problems = copy.newProblems();
    expect(problems).toEqual([
      expect.objectContaining({ ...other, rule: "explainers-agree", severity: "error" }),
      expect.objectContaining({ ...one, rule: "explainers-agree", severity: "error" }),
    ]);
    expect(problems[0]?.message).toContain(`"€310m" in ${one.file}:${one.line}`);
    expect(problems[0]?.message).toContain("Make it one figure in _data/figures.json");
  });

  it("may give the same value, and different ones of different things", () => {
    const copy = new PlantedPublication();
    copy.write(
      "what-is-safe",
      "The British army bought new radar systems for €310m.\n\nA frigate costs €700m at a French yard.",
    );
    copy.write("canadas-route", "The British army bought new radar systems for €310m.");
    expect(copy.newProblems()).toEqual([]);
  });
});

describe("a figure", () => {
  it("without a source for an equivalent is found", () => {
    const copy = new PlantedPublication();
    const { file, line } = copy.change("figures", "safe-envelope", "equivalents", (entry) => {
      entry["equivalents"] = [{ amount: 130e9, unit: "GBP" }];
    });
    const [problem] = copy.newProblems();
    expect(problem).toMatchObject({
      file,
      line: line + 1,
      column: 7,
      rule: "figure-sourced",
      severity: "error",
    });
    expect(problem?.message).toContain('An equivalent of "safe-envelope" has no source. Add the id of one');
  });

  it("without any source is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change("figures", "canada-fee", "sources", (entry) => (entry["sources"] = []));
    const found = copy.loadProblems();
    expect(found).toEqual([expect.objectContaining({ ...place, rule: "sources-valid", severity: "error" })]);
    expect(found[0]?.message).toBe("Has no source. Every number needs at least one.");
  });

  it.each([
    ["sources", "sources"],
    ["asOf", "asOf"],
  ])("without the key %s is found", (_, key) => {
    const copy = new PlantedPublication();
    const place = copy.remove("figures", "canada-fee", key);
    const found = copy.loadProblems();
    expect(found).toEqual([expect.objectContaining({ ...place, rule: "key-present", severity: "error" })]);
    expect(found[0]?.message).toBe(`The key "${key}" is missing.`);
  });

  it("whose sources have no date and are not said to have none is found", () => {
    const copy = new PlantedPublication();
    copy.change("sources", "clawdint-rearm", "id", (entry) => delete entry["undated"]);
    const found = copy.newProblems();
    expect(found).toEqual([
      expect.objectContaining({ file: "_data/figures.json", rule: "figure-dated", severity: "warning" }),
    ]);
    expect(found[0]?.message).toContain('write "undated": true there');
  });

  it("that is worked out to be other than a source states is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change("figures", "safe-share-total", "stated", (entry) => {
      (entry["derived"] as Record<string, unknown>)["stated"] = [{ amount: 162e9, sources: ["liga-alloc"] }];
    });
    const found = copy.newProblems();
    expect(found).toEqual([
      expect.objectContaining({
        file: place.file,
        line: place.line + 1,
        column: 9,
        rule: "figure-derived-agrees",
        severity: "error",
      }),
    ]);
    expect(found[0]?.message).toContain('is worked out to be €150bn, and "liga-alloc" states €162bn');
  });

  it("dated after the build is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change("figures", "canada-fee", "asOf", (entry) => (entry["asOf"] = "2031-01-01"));
    expect(copy.newProblems()).toEqual([
      expect.objectContaining({ ...place, rule: "figure-dated", severity: "error" }),
    ]);
  });

  it("that shares its subject with another is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change("figures", "ukraine-loan", "subject", (entry) => (entry["subject"] = "Safe"));
    expect(copy.newProblems().filter(({ rule }) => rule === "figure-subject-once")).toEqual([
      expect.objectContaining({ ...place, severity: "error" }),
    ]);
  });

  it.each([
    ["long before", "2026-08-01", []],
    ["two weeks before", "2026-09-20", ["warning"]],
    ["within thirty days after", "2026-10-25", ["warning"]],
    ["more than thirty days after", "2026-11-05", ["error"]],
  ])("expected anew is reported in time: %s", (_, buildDate, severities) => {
    const copy = new PlantedPublication();
    const place = copy.change(
      "figures",
      "canada-fee",
      "nextExpected",
      (entry) => (entry["nextExpected"] = "2026-10-01"),
    );
    const found = copy.newProblems(`${buildDate}T12:00:00Z`).filter(({ rule }) => rule === "figure-current");
    expect(found.map(({ severity }) => severity)).toEqual(severities);
    for (const problem of found) {
      expect(problem).toMatchObject(place);
      expect(problem.message).toContain(
        'Write it down, move this one to "earlier", and set nextExpected anew',
      );
    }
  });
});

it("a source that nobody cites is found", () => {
  const copy = new PlantedPublication();
  const source = {
    id: "left-over",
    title: "A report",
    publisher: "A newspaper",
    date: "2026-01-01",
    kind: "news",
  };
  const place = copy.add("sources", source);
  const found = copy.newProblems();
  expect(found).toEqual([expect.objectContaining({ ...place, rule: "source-cited", severity: "warning" })]);
  expect(found[0]?.message).toContain("Cite it with :cite[left-over]");
});

describe("an anonymous claim", () => {
  /** The publication itself has no number from somebody who is not named. */
  function withWhisper(): PlantedPublication {
    const copy = new PlantedPublication();
    copy.add("figures", {
      id: "whispered-sum",
      label: "Sum that somebody whispered",
      text: "a few pounds",
      asOf: "2026-01-31",
      status: "anonymous",
      sources: ["guardian-2026-01-31"],
    });
    return copy;
  }

  it("printed without saying so is found", () => {
    const copy = withWhisper();
    const place = copy.write(slug, "The UK wanted to pay :fig[whispered-sum].", ":fig[whispered-sum]");
    const problems = copy.newProblems();
    expect(problems).toEqual([
      expect.objectContaining({
        ...place,
        rule: "anonymous-said",
        severity: "error",
        fix: ":fig[whispered-sum]{with=status}",
      }),
    ]);
    expect(problems[0]?.message).toContain("and the text does not say so");
  });

  it.each([
    ["in the sentence", "A source who is not named spoke of :fig[whispered-sum]."],
    ["by the number’s status", "The UK wanted to pay :fig[whispered-sum]{with=status}."],
    [
      "in a claim of that status",
      ":::claim{by=uk-source status=anonymous}\n\nThe UK wanted to pay :fig[whispered-sum].\n\n:::",
    ],
    ["in the head of the column", "| Said without a name: anonymous |\n| --- |\n| :fig[whispered-sum] |"],
  ])("may be printed where it is said so %s", (_, paragraph) => {
    const copy = withWhisper();
    copy.write(slug, paragraph);
    expect(copy.newProblems()).toEqual([]);
  });
});

describe("an office-holder", () => {
  it("without “as of” is found", () => {
    const copy = new PlantedPublication();
    const place = copy.remove("actors", "starmer", "asOf");
    const found = copy.loadProblems();
    expect(found).toEqual([expect.objectContaining({ ...place, rule: "key-present", severity: "error" })]);
    expect(found[0]?.message).toBe('The key "asOf" is missing.');
  });

  it("with an as-of date that is a year only is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change("actors", "starmer", "asOf", (entry) => (entry["asOf"] = "2026"));
    expect(copy.newProblems()).toEqual([
      expect.objectContaining({ ...place, rule: "office-dated", severity: "warning" }),
    ]);
  });

  it("whose role says “current” is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change(
      "actors",
      "starmer",
      "role",
      (entry) => (entry["role"] = "Current prime minister of the UK"),
    );
    expect(copy.newProblems()).toEqual([
      expect.objectContaining({ ...place, rule: "office-dated", severity: "error" }),
    ]);
  });
});

describe("a quotation", () => {
  const words = (count: number) =>
    Array.from({ length: count }, (_, index) => `word${"abcdefghij"[index % 10]}`).join(" ");

  it("without a source is found", () => {
    expectFound(`She said: “${words(6)}”.`, words(3), {
      rule: "quotation-sourced",
      severity: "error",
      advice: "Put :cite[…] in its paragraph.",
    });
  });

  it("longer than what its source is recorded to say is found", () => {
    expectFound("He said: “go further and faster”. :cite[pa-2026-01-30]", "go further and", {
      rule: "quotation-recorded",
      severity: "error",
      advice: 'is longer than what "pa-2026-01-30" is recorded to say: "go further". Quote no more than that',
    });
  });

  it("of other words than its source is recorded to say is found", () => {
    expectFound(`He said: “${words(6)}”. :cite[pa-2026-01-30]`, words(3), {
      rule: "quotation-recorded",
      severity: "error",
      advice: 'is not among the words recorded of "pa-2026-01-30". Quote what it says, or add the words',
    });
  });

  it("longer than its source supports, where nobody recorded its words, is found", () => {
    expectFound(`She said: “${words(13)}”. :cite[politico-2026-01-30]`, words(3), {
      rule: "quotation-short",
      severity: "warning",
      advice: 'has 13 words; "politico-2026-01-30" (news-repost, via ovoodocorvo.blogspot.com) supports 12.',
    });
  });

  it("in the data is held to the sources of its entry", () => {
    const copy = new PlantedPublication();
    const place = copy.change("events", "starmer-speaks-in-china", "text", (entry) => {
      entry["text"] = "He said “go further than ever before”.";
      entry["sources"] = ["pa-2026-01-30"];
    });
    expect(copy.newProblems()).toEqual([
      expect.objectContaining({ ...place, rule: "quotation-recorded", severity: "error" }),
    ]);
  });

  it.each([
    ["short", `She called it “${words(3)}”.`],
    ["what is recorded", "They said that “Everything should be on the table”. :cite[hnnotify]"],
    ["what is recorded, with words left out", "They said “everything … on the table”. :cite[hnnotify]"],
    ["as long as a copy supports", `She said: “${words(12)}”. :cite[politico-2026-01-30]`],
    ["of a law", `It says: “${words(40)}”. :cite[safe-reg-eli]`],
  ])("may be %s", (_, paragraph) => {
    const copy = new PlantedPublication();
    copy.write(slug, paragraph);
    expect(copy.newProblems()).toEqual([]);
  });
});

describe("a relative date", () => {
  it.each([
    "next week",
    "on Monday",
    "last year",
    "two months ago",
    "yesterday",
    "later this year",
    "in the coming weeks",
  ])("is found: %s", (date) => {
    expectFound(`They are to meet ${date}, it was said.`, date, {
      rule: "date-absolute",
      severity: "warning",
      advice: "Write the date itself",
    });
  });

  it.each([
    ["a date beside the day", "They met on Monday, 2 February 2026."],
    ["a story’s own time", "The next day they left. It was the last week of May."],
    ["a quotation", "“We meet next week.”"],
    ["a weekday’s name", "The Monday it speaks of was 2 February 2026."],
  ])("is not seen in %s", (_, paragraph) => {
    const copy = new PlantedPublication();
    copy.write(slug, paragraph);
    expect(copy.newProblems()).toEqual([]);
  });
});

describe("an event", () => {
  it("still scheduled when its date has passed is found", () => {
    const copy = new PlantedPublication();
    const place = copy.change(
      "events",
      "safe-talks-fail",
      "status",
      (entry) => (entry["status"] = "scheduled"),
    );
    expect(copy.newProblems()).toEqual([
      expect.objectContaining({ ...place, rule: "event-current", severity: "warning" }),
    ]);
  });
});

describe("a guide", () => {
  type Guide = {
    questions: Array<{ id: string; answers: Array<{ to: string }> }>;
    outcomes: Array<{ id: string }>;
  };
  const plant = (edit: (guide: Guide) => void) => {
    const copy = new PlantedPublication();
    copy.change("guides", "third-country-rules", "id", (entry) => edit(entry as unknown as Guide));
    return copy.newProblems();
  };

  it("with an outcome that no answer leads to is found", () => {
    const problems = plant((guide) => {
      for (const question of guide.questions) {
        for (const answer of question.answers) if (answer.to === "other-country") answer.to = "member-state";
      }
    });
    expect(problems).toEqual([
      expect.objectContaining({ file: "_data/guides.json", rule: "guide-step-reachable", severity: "error" }),
    ]);
    expect(problems[0]?.message).toContain('leads to "other-country"');
  });

  it("that goes in a circle is found, with the circle", () => {
    const problems = plant((guide) => {
      const last = guide.questions.find(({ id }) => id === "agreement")!;
      last.answers.push({ ...last.answers[0]!, to: "partnership" });
    });
    expect(problems).toEqual([expect.objectContaining({ rule: "guide-ends", severity: "error" })]);
    expect(problems[0]?.message).toContain("partnership → agreement → partnership");
  });
});

it("the rules are quiet on the publication as it is", () => {
  expect(realProblems()).toEqual([]);
});
