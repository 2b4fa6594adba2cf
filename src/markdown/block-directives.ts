import type { MarkdownIt, StateBlock } from "markdown-it";
import { didYouMean } from "../model/did-you-mean.ts";
import { closingLine } from "./container-ends.ts";
import {
  attributeAdvice,
  closingBracket,
  parseDirectiveHead,
  type Directive,
  type DirectiveHead,
} from "./directive.ts";
import type { BlockRenderer, RenderEnv, RenderPage, Report } from "./render-env.ts";
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
    md.block.ruler.before(
      "fence",
      "directive",
      (state, startLine, endLine, silent) => {
        const env = state.env as RenderEnv;
        const { page } = env;
        if (!page || state.level > deepest) return false;
        const isKnown = (name: string) => containers.has(name) || blockFor(page, name) !== undefined;
        const found = directiveLine(state, startLine, isKnown) ?? strayColons(state, startLine);
        if (!found) return false;
        if (silent) return true;
        // What is parsed here is not inside an inline token, whose line is the other one to come from.
        env.blockLine = startLine;
        const report = reporter(env, page, found.text);
        if (!found.head) return reportStray(report);
        if (found.behind !== "")
          return reportBehind(`${":".repeat(found.colons)}${found.head.name}`, found.behind, report);
        if (found.colons === 2) return leaf(state, startLine, found.head, containers, page, report);
        container(state, startLine, endLine, found.head, found.colons, containers, page, report);
        return true;
      },
      { alt: ["paragraph", "reference", "blockquote", "list"] },
    );

    md.renderer.rules["directive"] = (tokens, index, _options, env) => {
      const { directive, report } = tokens[index]!.meta as unknown as LeafMeta;
      const { page } = env as RenderEnv;
      const block = page && blockFor(page, directive.name);
      return page && block ? `${block.render(directive, page, report)}\n` : "";
    };
  };
}

/** Containers in containers; what is nested more deeply is text. markdown-it itself drops what is nested 100 times. */
const deepest = 50;

function blockFor({ blocks }: RenderPage, name: string): BlockRenderer | undefined {
  return Object.hasOwn(blocks, name) ? blocks[name] : undefined;
}

/** What the `directive` token carries from parsing to rendering. */
interface LeafMeta {
  readonly directive: Directive;
  readonly report: Report;
}

interface DirectiveLine {
  /** Absent where only colons stand on the line. */
  readonly head?: DirectiveHead;
  readonly colons: number;
  readonly text: string;
  /** What stands behind the head, and should not. */
  readonly behind: string;
}

/** The directive that a line opens. With words behind it, only a name that we know is one, written wrong. */
function directiveLine(
  state: StateBlock,
  line: number,
  isKnown: (name: string) => boolean,
): DirectiveLine | undefined {
  const start = state.bMarks[line]! + state.tShift[line]!;
  const max = state.eMarks[line]!;
  if (state.sCount[line]! - state.blkIndent >= 4) return undefined;
  const afterColons = state.skipChars(start, 0x3a /* : */);
  const colons = afterColons - start;
  if (colons < 2) return undefined;
  const head = parseDirectiveHead(state.src, afterColons, max, (open) =>
    closingBracket(state.src, open, max),
  );
  if (!head) return undefined;
  const behind = state.src.slice(head.end, max).trim();
  if (behind !== "" && !isKnown(head.name)) return undefined;
  return { head, colons, text: state.src.slice(start, max).trimEnd(), behind };
}

/** A line of colons that closes nothing: what closes a container is never asked for here. */
function strayColons(state: StateBlock, line: number): DirectiveLine | undefined {
  if (state.sCount[line]! - state.blkIndent >= 4) return undefined;
  const text = state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]).trimEnd();
  return /^:{3,}$/.test(text) ? { colons: text.length, text, behind: "" } : undefined;
}

function reportStray(report: Report): false {
  report("directive-opened", "Closes nothing: no box is open here. Take the line out.");
  return false;
}

/** Words behind the head make the line a paragraph. */
function reportBehind(name: string, behind: string, report: Report): false {
  if (behind.startsWith("{"))
    report("directive-readable", `The braces behind ${name} hold no attributes. ${attributeAdvice}`);
  else if (behind.startsWith("["))
    report("directive-readable", `The bracket behind ${name} is never closed.`);
  else
    report(
      "directive-readable",
      `A line that begins with ${name} holds nothing else. Put the words on a line of their own.`,
    );
  return false;
}

/** What we do not know is reported, and stays text. */
function leaf(
  state: StateBlock,
  startLine: number,
  directive: DirectiveHead,
  containers: ReadonlyMap<string, Container>,
  page: RenderPage,
  report: Report,
): boolean {
  const { name } = directive;
  const block = blockFor(page, name);
  if (!block) {
    reportUnknown(
      "::",
      name,
      Object.keys(page.blocks),
      containers.has(name) ? `:::${name}` : undefined,
      report,
    );
    return false;
  }
  checkAttributes(directive, block.attributes, report);
  const token = state.push("directive", "", 0);
  token.map = [startLine, startLine + 1];
  token.meta = { directive, report };
  state.line = startLine + 1;
  return true;
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
  const { name } = directive;
  const kind = containers.get(name);
  if (kind) checkAttributes(directive, kind.attributes, report);
  else reportUnknown(":::", name, containers.keys(), blockFor(page, name) && `::${name}`, report);
  const close = closingLine(state, startLine, endLine, colons);
  if (close === -1) {
    report("directive-closed", `:::${name} is never closed. Write a line of ${":".repeat(colons)} after it.`);
  }
  const contentEnd = close === -1 ? endLine : close;
  const context: ContainerContext = { directive, state, page, report };

  const { parentType, lineMax } = state;
  // Like a quotation to the rules inside: a paragraph ends where the container does.
  state.parentType = "blockquote";
  state.lineMax = contentEnd;
  state.line = startLine + 1;
  kind?.open(context);
  state.level++;
  state.md.block.tokenize(state, startLine + 1, contentEnd);
  state.level--;
  kind?.close(context);
  state.parentType = parentType;
  state.lineMax = lineMax;
  // One that is never closed ends with the list item or the page that holds it.
  if (close !== -1) state.line = close + 1;
}

/** @param kin the same name with other colons, where there is one */
function reportUnknown(
  colons: string,
  name: string,
  known: Iterable<string>,
  kin: string | undefined,
  report: Report,
): void {
  const names = [...known];
  const near = didYouMean(name, names);
  const guess = kin ?? (near && `${colons}${near}`);
  const advice = guess ? `Did you mean ${guess}?` : `Known: ${names.map((one) => colons + one).join(", ")}.`;
  report("directive-known", `No directive ${colons}${name}. ${advice}`, guess);
}
