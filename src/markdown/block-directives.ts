import type { MarkdownIt, StateBlock } from "markdown-it";
import { didYouMean } from "../model/did-you-mean.ts";
import { closingBracket, parseDirectiveHead, type Directive, type DirectiveHead } from "./directive.ts";
import type { RenderEnv, RenderPage, Report } from "./render-env.ts";
import { checkAttributes, reporter } from "./report.ts";

/** Turns a `:::name` container into the tokens before and after its content. */
export interface Container {
  readonly attributes: readonly string[];
  readonly open: (context: ContainerContext) => void;
  readonly close: (context: ContainerContext) => void;
}

export interface ContainerContext {
  readonly directive: Directive;
  readonly state: StateBlock;
  readonly page: RenderPage;
  readonly report: Report;
}

/** `::name[label]{attributes}` on a line of its own, and `:::name … :::` around blocks. */
export function blockDirectives(containers: ReadonlyMap<string, Container>) {
  return (md: MarkdownIt): void => {
    md.block.ruler.before("fence", "directive", (state, startLine, endLine, silent) => {
      const env = state.env as RenderEnv;
      if (!env.page) return false;
      const found = directiveLine(state, startLine);
      if (!found) return false;
      if (silent) return true;
      // What is parsed here is not inside an inline token, whose line is the other one to come from.
      env.blockLine = startLine;
      const report = reporter(env, env.page, found.text);
      if (found.colons === 2) leaf(state, startLine, found.head, env.page, report);
      else container(state, startLine, endLine, found.head, found.colons, containers, env.page, report);
      return true;
    }, { alt: ["paragraph", "reference", "blockquote", "list"] });

    md.renderer.rules["directive"] = (tokens, index, _options, env) => {
      const { directive, report } = tokens[index]!.meta as unknown as LeafMeta;
      const { page } = env as RenderEnv;
      const block = page?.blocks[directive.name];
      return page && block ? `${block.render(directive, page, report)}\n` : "";
    };
  };
}

/** What the `directive` token carries from parsing to rendering. */
interface LeafMeta {
  readonly directive: Directive;
  readonly report: Report;
}

interface DirectiveLine {
  readonly head: DirectiveHead;
  readonly colons: number;
  readonly text: string;
}

/** The directive that a line opens; a line with words behind it is a paragraph. */
function directiveLine(state: StateBlock, line: number): DirectiveLine | undefined {
  const start = state.bMarks[line]! + state.tShift[line]!;
  const max = state.eMarks[line]!;
  if (state.sCount[line]! - state.blkIndent >= 4) return undefined;
  const afterColons = state.skipChars(start, 0x3a /* : */);
  const colons = afterColons - start;
  if (colons < 2) return undefined;
  const head = parseDirectiveHead(state.src, afterColons, max, (open) => closingBracket(state.src, open, max));
  if (!head || state.skipSpaces(head.end) < max) return undefined;
  return { head, colons, text: state.src.slice(start, max).trimEnd() };
}

function leaf(state: StateBlock, startLine: number, directive: DirectiveHead, page: RenderPage, report: Report): void {
  const block = Object.hasOwn(page.blocks, directive.name) ? page.blocks[directive.name] : undefined;
  if (block) checkAttributes(directive, block.attributes, report);
  else reportUnknown("::", directive.name, Object.keys(page.blocks), report);
  const token = state.push("directive", "", 0);
  token.map = [startLine, startLine + 1];
  token.meta = { directive, report };
  state.line = startLine + 1;
}

function container(
  state: StateBlock,
  startLine: number,
  endLine: number,
  directive: DirectiveHead,
  colons: number,
  containers: ReadonlyMap<string, Container>,
  page: RenderPage,
  report: Report,
): void {
  const kind = containers.get(directive.name);
  if (kind) checkAttributes(directive, kind.attributes, report);
  else reportUnknown(":::", directive.name, containers.keys(), report);
  const close = closingLine(state, startLine, endLine, colons);
  if (close === -1) {
    report("directive-closed", `:::${directive.name} is never closed. Write a line of ${":".repeat(colons)} after it.`);
  }
  const contentEnd = close === -1 ? endLine : close;
  const context: ContainerContext = { directive, state, page, report };

  const { parentType, lineMax } = state;
  // Like a quotation to the rules inside: a paragraph ends where the container does.
  state.parentType = "blockquote";
  state.lineMax = contentEnd;
  kind?.open(context);
  state.md.block.tokenize(state, startLine + 1, contentEnd);
  kind?.close(context);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.line = close === -1 ? endLine : close + 1;
}

/** The line of colons that closes a container: containers nest, and colons in a code block are code. */
function closingLine(state: StateBlock, startLine: number, endLine: number, colons: number): number {
  const open = [colons];
  let fence: string | undefined;
  for (let line = startLine + 1; line < endLine; line++) {
    const start = state.bMarks[line]! + state.tShift[line]!;
    const text = state.src.slice(start, state.eMarks[line]!);
    // Out of the block quotation or list item that holds the container.
    if (text !== "" && state.sCount[line]! < state.blkIndent) return -1;
    const fenceMark = /^(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      if (fenceMark?.startsWith(fence) && text.trim() === fenceMark) fence = undefined;
      continue;
    }
    if (fenceMark) {
      fence = fenceMark;
      continue;
    }
    const mark = /^(:{3,})([a-z]?)/i.exec(text);
    if (!mark) continue;
    const [, run = "", name] = mark;
    if (name) open.push(run.length);
    else if (text.trim() === run && run.length >= (open.at(-1) ?? 0)) open.pop();
    if (open.length === 0) return line;
  }
  return -1;
}

function reportUnknown(colons: string, name: string, known: Iterable<string>, report: Report): void {
  const names = [...known];
  const guess = didYouMean(name, names);
  const advice = guess ? `Did you mean ${colons}${guess}?` : `Known: ${names.map((one) => colons + one).join(", ")}.`;
  report("directive-known", `No directive ${colons}${name}. ${advice}`, guess && `${colons}${guess}`);
}
