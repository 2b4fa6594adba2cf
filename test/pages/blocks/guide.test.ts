import { DomUtils } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { faultOf, htmlOf, parsed, renderDirective } from "./render-directive.ts";

const html = htmlOf("::guide{id=crossing}");
const steps = DomUtils.findAll(
  (element) => /\bguide-step\b/.test(element.attribs["class"] ?? ""),
  parsed(html).children,
);

describe("::guide", () => {
  it("holds every question and outcome, the first question first, each with an address", () => {
    expect(steps.map(({ attribs }) => attribs["id"])).toEqual([
      "guide-crossing-vehicle",
      "guide-crossing-weight",
      "guide-crossing-yes",
      "guide-crossing-no",
    ]);
    expect(steps.filter(({ attribs }) => attribs["class"]?.includes("guide-start"))).toHaveLength(1);
  });

  it("leads from every answer to a step that is there", () => {
    const answers = DomUtils.findAll(
      (element) => element.attribs["class"] === "guide-answer",
      parsed(html).children,
    );
    const ids = new Set(steps.map(({ attribs }) => `#${attribs["id"]}`));
    expect(answers).toHaveLength(4);
    for (const answer of answers) expect(ids).toContain(answer.attribs["href"]);
  });

  it("numbers the steps, so that paper can say where an answer leads", () => {
    const [first] = steps;
    expect(DomUtils.textContent(first!)).toContain("Question 1Do you drive?");
    expect(DomUtils.textContent(first!)).toContain("Yes → question 2");
    expect(DomUtils.textContent(first!)).toContain("No → outcome 1");
  });

  it("names every step to a screen reader and lets it take the focus", () => {
    for (const { attribs } of steps) {
      const name = DomUtils.getElementById(attribs["aria-labelledby"] ?? "", parsed(html).children);
      expect(DomUtils.textContent(name!)).not.toBe("");
      expect(attribs["tabindex"]).toBe("-1");
    }
  });

  it("says of an outcome what is possible, how we know, as of when, and who says so", () => {
    const outcome = DomUtils.textContent(steps[2]!);
    expect(outcome).toContain("Cross by nightYes Up to 65% do.ReportedThe Gazette, Apr 2025");
    expect(outcome).toContain("Official, as of March 2025. Town council, 1 Mar 2025");
  });

  it("gives the numbers in it their cards", () => {
    expect([...renderDirective("::guide{id=crossing}").seen.notes.figure]).toEqual(["by-car"]);
  });

  it("reports a guide that is not there", () => {
    expect(faultOf("::guide{id=crosing}")).toMatchObject({ rule: "guide-exists", fix: "crossing" });
  });
});
