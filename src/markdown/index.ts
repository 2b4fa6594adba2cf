/** What a directive is made of, and the means to make one. */
export type { Directive } from "./directive.ts";
export type { InlineContext, InlineDirective } from "./inline-directives.ts";
export type { BlockRenderer, RenderPage, Report } from "./render-env.ts";
export { noteAttributes } from "./note-link.ts";
export { findEntry } from "./report.ts";
