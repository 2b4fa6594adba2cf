import { DomUtils } from "htmlparser2";
import { renderToString } from "preact-render-to-string";
import { h } from "preact";
import { describe, expect, it } from "vitest";
import { wordingFor } from "../../../src/model/wording.ts";
import { ActorPositions } from "../../../src/pages/blocks/positions-table.tsx";
import { faultOf, htmlOf, parsed, publication } from "./render-directive.ts";

function rows(html: string): string[] {
  return DomUtils.findAll(({ name }) => name === "tr", parsed(html).children).map((row) =>
    DomUtils.textContent(row),
  );
}

describe("::positions", () => {
  it("is a table of who wants what, each row with how we know, date and source", () => {
    expect(rows(htmlOf('::positions{question="Should the bridge be built?"}'))).toEqual([
      "WhoPositionHow we know",
      "Ada Bridgefor Said so.Attributed, 1 Mar 2025 Town council, 1 Mar 2025",
      "Builders’ Guildfor, at a higher price Is said to want more.Anonymous source: a source who is not named, Apr 2025 The Gazette, Apr 2025",
    ]);
  });

  it("lets every cell say its column, for a phone where heads are not shown", () => {
    const cells = DomUtils.findAll(
      ({ name }) => name === "td",
      parsed(htmlOf('::positions{question="Who should pay?"}')).children,
    );
    expect(cells.map(({ attribs }) => attribs["data-label"])).toEqual(["Position", "How we know"]);
  });

  it("without a question shows every question, each as the head of its rows", () => {
    const heads = DomUtils.findAll(
      ({ attribs }) => attribs["scope"] === "rowgroup",
      parsed(htmlOf("::positions{}")).children,
    );
    expect(heads.map((head) => DomUtils.textContent(head))).toEqual([
      "Should the bridge be built?",
      "Who should pay?",
    ]);
  });

  it("shows on an actor's page each question with the same grounds", () => {
    const positions = publication.positionsByActor.get("builders") ?? [];
    const context = { publication, wording: wordingFor("en-GB"), path: "actors/builders.html" };
    const html = renderToString(h(ActorPositions, { positions, caption: "Positions", ...context }));
    expect(rows(html)[2]).toBe(
      "Who should pay?the town Wants the town to pay.Reported: two builders, Apr 2025 The Gazette, Apr 2025",
    );
  });

  it.each([
    ["a slip", '::positions{question="Should the bridge be build?"}'],
    ["other words", '::positions{question="Should a bridge be built at all?"}'],
  ])("guesses the question that was meant after %s", (_, source) => {
    expect(faultOf(source)).toMatchObject({ rule: "question-exists", fix: "Should the bridge be built?" });
  });

  it("reports an actor who has no position", () => {
    expect(faultOf('::positions{question="Who should pay?" actor=mayor}')).toMatchObject({
      rule: "positions-exist",
    });
  });
});
