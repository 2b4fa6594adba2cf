import markdownIt, { type MarkdownIt } from "markdown-it";
import definitionLists from "markdown-it-deflist";
import footnotes from "markdown-it-footnote";
import { blockDirectives, type Container } from "./block-directives.ts";
import { asideBox, claimBox, unknownBox } from "./boxes.ts";
import { citeDirective } from "./citations.ts";
import { codeEnds } from "./code-ends.ts";
import { headings } from "./headings.ts";
import { inlineDirectives, type InlineDirective } from "./inline-directives.ts";
import { inlineLines } from "./inline-lines.ts";
import { links } from "./links.ts";
import { mentions } from "./mentions.ts";
import { figureDirective } from "./numbers.ts";
import { actorDirective, eventDirective } from "./people-and-events.ts";
import { nestedFootnotes } from "./nested-footnotes.ts";
import { nestedLinks } from "./nested-links.ts";
import { sourceLines } from "./source-lines.ts";
import { stackingTables } from "./stacking-tables.ts";
import { tableAlignment } from "./table-alignment.ts";
import { plainDirective, termDirective } from "./term-directives.ts";
import { datesInOnePiece } from "./whole-dates.ts";

const inline: ReadonlyMap<string, InlineDirective> = new Map([
  ["term", termDirective],
  ["plain", plainDirective],
  ["fig", figureDirective],
  ["cite", citeDirective],
  ["actor", actorDirective],
  ["event", eventDirective],
]);

const containers: ReadonlyMap<string, Container> = new Map([
  ["aside", asideBox],
  ["claim", claimBox],
  ["unknown", unknownBox],
]);

/** Directives in a line, by name, that a publication adds to ours. */
export type OwnDirectives = Readonly<Record<string, InlineDirective>>;

/** The rules in their order; a constraint is a comment on its line. */
const rulesWith = (own: OwnDirectives): ReadonlyArray<(md: MarkdownIt) => void> => [
  definitionLists,
  footnotes,
  nestedFootnotes,
  inlineLines, // before what reports problems in a line
  blockDirectives(containers),
  inlineDirectives(new Map([...inline, ...Object.entries(own)])),
  codeEnds,
  headings,
  tableAlignment,
  nestedLinks, // before links, which need not look at what is taken out
  links, // after directives, whose links it leaves alone
  mentions, // last of what reads the text: must see what directives leave behind, and never their links
  datesInOnePiece, // after the mentions, which compare words as their authors typed them
  stackingTables, // after the alignment, which replaces a cell's attributes, and after what may not be broken is in one piece
  sourceLines,
];

/** CommonMark with tables, footnotes, definition lists and our directives. Raw HTML is text: contributions may come from strangers. */
export function createMarkdown(own: OwnDirectives = {}): MarkdownIt {
  const md = markdownIt({ html: false });
  for (const rule of rulesWith(own)) md.use(rule);
  return md;
}
