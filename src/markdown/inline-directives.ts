import type { MarkdownIt, StateInline } from "markdown-it";
import { didYouMean } from "../model/did-you-mean.ts";
import { attributeAdvice, parseDirectiveHead, type DirectiveHead } from "./directive.ts";
import { InlineText } from "./inline-text.ts";
import type { RenderEnv, RenderPage, Report } from "./render-env.ts";
import { checkAttributes, reporter } from "./report.ts";

/** Turns one kind of inline directive into tokens. */
export interface InlineDirective {
  readonly attributes: readonly string[];
  readonly render: (context: InlineContext) => void;
}

export interface InlineContext {
  readonly directive: DirectiveHead;
  readonly state: StateInline;
  readonly page: RenderPage;
  readonly report: Report;
  /** Parses the label as Markdown and pushes its tokens. */
  readonly renderLabel: () => void;
}

/**
 * `:name[label]{attributes}` in a line. Names that we do not know stay text, as the proposal says: prose is full of
 * colons. A library would have parsed this, but the one there is (markdown-it-directive 2.0.6) looks names up on a plain
 * object, so that `:constructor[x]` loses its words, gives no columns, and cannot be installed beside markdown-it 15.
 */
export function inlineDirectives(known: ReadonlyMap<string, InlineDirective>) {
  return (md: MarkdownIt): void => {
    md.inline.ruler.before("link", "directive", (state, silent) => {
      if (state.src.charCodeAt(state.pos) !== 0x3a /* : */) return false;
      const env = state.env as RenderEnv;
      if (!env.page) return false;
      // `::name` is a block; in a line it is text.
      if (state.src[state.pos - 1] === ":") return false;
      const text = InlineText.of(state);
      const head = parseDirectiveHead(state.src, state.pos + 1, state.posMax, (open) =>
        text.closingBracket(open),
      );
      if (!head) return false;
      const directive = known.get(head.name);
      // `:name` alone is too easily meant as words.
      const isBare = head.label === undefined && head.attributes.size === 0;
      if (!directive || isBare) {
        if (silent) return false;
        if (directive) reportOpen(head, state, reportAt(env, env.page, state, head));
        else if (!isBare) reportNearMiss(head, known, reportAt(env, env.page, state, head));
        return false;
      }
      if (!silent) {
        const report = reportAt(env, env.page, state, head);
        checkAttributes(head, directive.attributes, report);
        reportOpen(head, state, report);
        directive.render({
          directive: head,
          state,
          page: env.page,
          report,
          renderLabel: () => tokenizeLabel(state, head),
        });
      }
      state.pos = head.end;
      return true;
    });
  };
}

/** Reports at the very place of the directive, also where the same words stand before it on the line. */
function reportAt(env: RenderEnv, page: RenderPage, state: StateInline, head: DirectiveHead): Report {
  const { pos } = state;
  const text = InlineText.of(state);
  const source = state.src.slice(pos, head.end);
  return reporter(env, page, source, text.lineAt(pos).line, () => text.countBefore(source, pos));
}

/** A bracket or a brace that is never closed leaves the rest of the directive on the page, as text. */
function reportOpen({ name, end }: DirectiveHead, { src }: StateInline, report: Report): void {
  if (src[end] === "[") report("directive-readable", `The bracket behind :${name} is never closed.`);
  if (src[end] === "{")
    report("directive-readable", `The braces behind :${name} hold no attributes. ${attributeAdvice}`);
}

/** Text, as the proposal says; but a name that is a slip away from one of ours was meant to be more. */
function reportNearMiss(
  head: DirectiveHead,
  known: ReadonlyMap<string, InlineDirective>,
  report: Report,
): void {
  const guess = didYouMean(head.name, known.keys());
  if (guess === undefined) return;
  const advice = `Did you mean :${guess}? To print a colon and a bracket write \\:${head.name}.`;
  report("directive-known", `No directive :${head.name}. ${advice}`, `:${guess}`);
}

function tokenizeLabel(state: StateInline, head: DirectiveHead): void {
  const { pos, posMax } = state;
  state.pos = head.labelStart;
  state.posMax = head.labelEnd;
  // Labels in labels count as nested, also where nothing is put around them.
  state.level++;
  state.md.inline.tokenize(state);
  state.level--;
  state.pos = pos;
  state.posMax = posMax;
}
