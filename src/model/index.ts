/** What a publication is: for who writes pages, directives or tools on it. */
export type { Actor } from "./actor.ts";
export type { Event } from "./event.ts";
export type { Explainer } from "./explainer.ts";
export type { Figure } from "./figure.ts";
export type { Guide } from "./guide.ts";
export type { PartialDate } from "./partial-date.ts";
export type { Position } from "./position.ts";
export type { Problem } from "./problem.ts";
export type { Publication } from "./publication.ts";
export type { Site } from "./site.ts";
export type { Source } from "./source.ts";
export type { Term } from "./term.ts";
export type { Wording } from "./wording.ts";
export { dateText } from "./date-text.ts";
export { quantityText } from "./figure-text.ts";
export { absoluteUrl, anchors, paths, relativeUrl, type NoteKind } from "./urls.ts";
