import { paths, type NoteKind } from "../model/urls.ts";
import type { InlineContext, InlineDirective } from "./inline-directives.ts";
import { noteAttributes } from "./note-link.ts";
import { findEntry } from "./report.ts";

/** `:actor[starmer]` or `:actor[the Prime Minister]{id=starmer}`: a link with a card. */
export const actorDirective: InlineDirective = {
  attributes: ["id"],
  render(context) {
    const { directive, page, report } = context;
    const id = directive.attributes.get("id") ?? (directive.label ?? "").trim();
    const actor = findEntry(page.publication.actorById, id, "actor", "actors.json", report);
    if (actor) pushLink(context, "actor", id, paths.actor(id), actor.name);
    else keepWords(context);
  },
};

/** `:event[partnership-council-2026]` or `:event[their meeting]{id=…}`: a link with a card. */
export const eventDirective: InlineDirective = {
  attributes: ["id"],
  render(context) {
    const { directive, page, report } = context;
    const id = directive.attributes.get("id") ?? (directive.label ?? "").trim();
    const event = findEntry(page.publication.eventById, id, "event", "events.json", report);
    if (event) pushLink(context, "event", id, paths.event(id), event.title);
    else keepWords(context);
  },
};

/** What leads nowhere is reported, and the author's words stay. */
function keepWords({ directive, renderLabel }: InlineContext): void {
  if (directive.attributes.has("id")) renderLabel();
}

/** The author's words where the id is an attribute, and else the entry's name. */
function pushLink(context: InlineContext, kind: NoteKind, id: string, path: string, name: string): void {
  const { directive, state, page, renderLabel } = context;
  page.seen.notes[kind].add(id);
  const link = state.push("link_open", "a", 1);
  link.meta = { kind, id };
  link.attrs = [["class", kind], [`data-${kind}`, id], ...noteAttributes(page, kind, id, path)];
  if (directive.attributes.has("id") && directive.label) renderLabel();
  else state.push("text", "", 0).content = name;
  state.push("link_close", "a", -1);
}
