import type { StateBlock, Token } from "markdown-it";
import { dateText } from "../model/date-text.ts";
import { claimStatuses } from "../model/fields.ts";
import { didYouMean } from "../model/did-you-mean.ts";
import { parsePartialDate } from "../model/partial-date.ts";
import { paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import type { Container, ContainerContext } from "./block-directives.ts";
import { pushCitations } from "./citations.ts";
import { noteAttributes } from "./note-link.ts";
import type { RenderPage } from "./render-env.ts";
import { findEntry } from "./report.ts";

/** `:::aside`: side matter, in the margin where there is one. */
export const asideBox: Container = {
  attributes: [],
  open({ state, directive, page }) {
    // Not <aside>: inside an article that would be one more landmark for every note.
    open(state, "div", [
      ["class", "aside"],
      ["role", "note"],
      ["aria-label", directive.label ?? page.wording.aside],
    ]);
    if (directive.label) paragraph(state, "box-title", () => text(state, directive.label ?? ""));
  },
  close: ({ state }) => close(state, "div"),
};

/** `:::claim{by=… status=…}`: what somebody says, with who says it and how we know. */
export const claimBox: Container = {
  attributes: ["by", "status", "date", "source"],
  open({ state, directive, page, report }) {
    const status = directive.attributes.get("status") ?? "";
    if (status === "")
      report(
        "claim-status",
        `Says not how we know it. Add a status, as in :::claim{by=starmer status=attributed}.`,
      );
    else if (!(claimStatuses as readonly string[]).includes(status)) {
      const guess = didYouMean(status, claimStatuses);
      const advice = guess ? `Did you mean "${guess}"?` : `Use one of: ${claimStatuses.join(", ")}.`;
      report("claim-status", `No status "${status}". ${advice}`, guess);
    }
    if (!directive.attributes.get("by"))
      report("claim-attributed", "Says not who claims it. Add by=, an actor's id or words in quotes.");
    const date = directive.attributes.get("date");
    if (date !== undefined && !parsePartialDate(date))
      report(
        "claim-date",
        `"${date}" is not a date. Write a year, a month or a day, as 2025, 2025-11 or 2025-11-28.`,
      );
    const source = directive.attributes.get("source");
    if (source !== undefined)
      findEntry(page.publication.sourceById, source, "source", "sources.json", report);
    // The opening line is behind us, and the container's end is where its lines end.
    const by = directive.attributes.get("by") ?? "";
    page.seen.claims.push({ by, status, lines: [state.line, state.lineMax] });
    open(state, "div", [
      ["class", "claim"],
      ["data-status", status],
      ["role", "note"],
    ]);
  },
  close(context) {
    const { state, directive, page } = context;
    const status = directive.attributes.get("status") ?? "";
    paragraph(state, "claim-by", () => {
      open(state, "span", [["class", "status"]]);
      text(state, wordFor(page.wording.statuses, status));
      close(state, "span");
      text(state, " ");
      claimant(context);
      const date = directive.attributes.get("date");
      if (date) text(state, `, ${dateOrWords(date, page)}`);
      const source = directive.attributes.get("source") ?? "";
      if (page.publication.sourceById.has(source)) cite(context, source);
    });
    close(state, "div");
  },
};

function dateOrWords(written: string, page: RenderPage): string {
  const date = parsePartialDate(written);
  return date ? dateText(date, page.wording.language) : written;
}

function cite({ state, page }: ContainerContext, source: string): void {
  open(state, "sup", []);
  pushCitations([source], page, (type, tag, nesting) => inLine(state.push(type, tag, nesting)));
  close(state, "sup");
}

/** The actor that a claim names, with a card; other words as they are. */
function claimant({ state, directive, page }: ContainerContext): void {
  const by = directive.attributes.get("by") ?? "";
  const actor = page.publication.actorById.get(by);
  if (!actor) return text(state, by);
  page.seen.notes.actor.add(actor.id);
  open(state, "a", [
    ["class", "actor"],
    ["data-actor", actor.id],
    ...noteAttributes(page, "actor", actor.id, paths.actor(actor.id)),
  ]);
  text(state, actor.name);
  close(state, "a");
}

/** `:::unknown`: what nobody has confirmed, in a place of its own. */
export const unknownBox: Container = {
  attributes: [],
  open({ state, directive, page }) {
    const title = directive.label ?? page.wording.notKnown;
    open(state, "div", [
      ["class", "unknown"],
      ["role", "note"],
      ["aria-label", title],
    ]);
    paragraph(state, "box-title", () => text(state, title));
  },
  close: ({ state }) => close(state, "div"),
};

function open(state: StateBlock, tag: string, attributes: Array<[string, string]>): void {
  const token = state.push("box_open", tag, 1);
  token.attrs = attributes;
  if (tag !== "div") inLine(token);
}

function close(state: StateBlock, tag: string): void {
  const token = state.push("box_close", tag, -1);
  if (tag !== "div" && tag !== "p") inLine(token);
}

function paragraph(state: StateBlock, className: string, content: () => void): void {
  open(state, "p", [["class", className]]);
  content();
  close(state, "p");
}

function text(state: StateBlock, content: string): void {
  // A block token, so that no rule reads it as Markdown; the renderer escapes it.
  inLine(state.push("text", "", 0)).content = content;
}

/** The renderer breaks the line behind a block, which between words would be a space. */
function inLine(token: Token): Token {
  token.block = false;
  return token;
}
