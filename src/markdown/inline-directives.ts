import type { MarkdownIt, StateInline } from "markdown-it";
import { parseDirectiveHead, type DirectiveHead } from "./directive.ts";
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
      const head = parseDirectiveHead(state.src, state.pos + 1, state.posMax, (open) => labelEnd(state, open));
      const directive = head && known.get(head.name);
      // `:name` alone is too easily meant as words.
      if (!head || !directive || (head.label === undefined && head.attributes.size === 0)) return false;
      if (!silent) {
        const source = state.src.slice(state.pos, head.end);
        const lineInBlock = countLines(state.src, state.pos);
        const report = reporter(env, env.page, source, lineInBlock);
        checkAttributes(head, directive.attributes, report);
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

function labelEnd(state: StateInline, open: number): number {
  return state.md.helpers.parseLinkLabel(state, open);
}

function tokenizeLabel(state: StateInline, head: DirectiveHead): void {
  const { pos, posMax } = state;
  state.pos = head.labelStart;
  state.posMax = head.labelEnd;
  state.md.inline.tokenize(state);
  state.pos = pos;
  state.posMax = posMax;
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
