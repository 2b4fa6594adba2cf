import type { StateBlock } from "markdown-it";
import { claimStatuses } from "../model/fields.ts";
import { didYouMean } from "../model/did-you-mean.ts";
import { paths } from "../model/urls.ts";
import { wordFor } from "../model/wording.ts";
import type { Container, ContainerContext } from "./block-directives.ts";
import { noteAttributes } from "./note-link.ts";

/** `:::aside`: side matter, in the margin where there is one. */
export const asideBox: Container = {
  attributes: [],
  open({ state, directive, page }) {
    // Not <aside>: inside an article that would be one more landmark for every note.
    open(state, "div", [["class", "aside"], ["role", "note"], ["aria-label", directive.label ?? page.wording.aside]]);
    if (directive.label) paragraph(state, "box-title", () => text(state, directive.label ?? ""));
  },
  close: ({ state }) => close(state, "div"),
};

/** `:::claim{by=… status=…}`: what somebody says, with who says it and how we know. */
export const claimBox: Container = {
  attributes: ["by", "status", "date", "source"],
  open({ state, directive, report }) {
    const status = directive.attributes.get("status") ?? "";
    if (status === "") report("claim-status", `Says not how we know it. Add a status, as in :::claim{by=starmer status=attributed}.`);
    else if (!(claimStatuses as readonly string[]).includes(status)) {
      const guess = didYouMean(status, claimStatuses);
      const advice = guess ? `Did you mean "${guess}"?` : `Use one of: ${claimStatuses.join(", ")}.`;
      report("claim-status", `No status "${status}". ${advice}`, guess);
    }
    if (!directive.attributes.get("by")) report("claim-attributed", "Says not who claims it. Add by=, an actor's id or words in quotes.");
    open(state, "div", [["class", "claim"], ["data-status", status], ["role", "note"]]);
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
      if (date) text(state, `, ${date}`);
    });
    close(state, "div");
  },
};

/** The actor that a claim names, with a card; other words as they are. */
function claimant({ state, directive, page }: ContainerContext): void {
  const by = directive.attributes.get("by") ?? "";
  const actor = page.publication.actorById.get(by);
  if (!actor) return text(state, by);
  page.seen.notes.actor.add(actor.id);
  open(state, "a", [["class", "actor"], ["data-actor", actor.id], ...noteAttributes(page, "actor", actor.id, paths.actor(actor.id))]);
  text(state, actor.name);
  close(state, "a");
}

/** `:::unknown`: what nobody has confirmed, in a place of its own. */
export const unknownBox: Container = {
  attributes: [],
  open({ state, directive, page }) {
    const title = directive.label ?? page.wording.notKnown;
    open(state, "div", [["class", "unknown"], ["role", "note"], ["aria-label", title]]);
    paragraph(state, "box-title", () => text(state, title));
  },
  close: ({ state }) => close(state, "div"),
};

function open(state: StateBlock, tag: string, attributes: Array<[string, string]>): void {
  state.push(`box_open`, tag, 1).attrs = attributes;
}

function close(state: StateBlock, tag: string): void {
  state.push(`box_close`, tag, -1);
}

function paragraph(state: StateBlock, className: string, content: () => void): void {
  state.push("box_open", "p", 1).attrs = [["class", className]];
  content();
  state.push("box_close", "p", -1);
}

function text(state: StateBlock, content: string): void {
  // A block token, so that no rule reads it as Markdown; the renderer escapes it.
  state.push("text", "", 0).content = content;
}
