import type { MarkdownIt, Token } from "markdown-it";
import { eachInline } from "./each-inline.ts";
import type { RenderEnv } from "./render-env.ts";
import { reporter } from "./report.ts";
import type { TermMark } from "./term-directives.ts";

/**
 * HTML has no link in a link: a browser would close the outer one where the inner begins. A number, a citation or a footnote
 * is a link too, so the inner of two is taken out, its words are kept, and the author is told.
 */
export function nestedLinks(md: MarkdownIt): void {
  md.core.ruler.push("nested-links", (state) => {
    const env = state.env as RenderEnv;
    const { page } = env;
    if (!page) return;
    eachInline(state.tokens, (token, line) => {
      env.blockLine = line;
      const inner = innerLinks(token.children ?? []);
      if (inner.size === 0) return;
      for (const child of inner) {
        if (child.nesting < 0) continue;
        reporter(
          env,
          page,
          writtenIn(child),
        )(
          "link-not-nested",
          "A link stands in another link or in a term. Take it out of the brackets of the outer one.",
        );
      }
      token.children = (token.children ?? []).filter((child) => !inner.has(child));
    });
  });
}

/** The tokens of links that stand in others. A term in a link is only words there, and is left to the mentions. */
function innerLinks(tokens: readonly Token[]): ReadonlySet<Token> {
  const inner = new Set<Token>();
  const links: Token[] = [];
  const terms: Token[] = [];
  // `:plain` opens and closes as `:term` does, and is no link.
  const isInTerm = () => terms.some((term) => (term.meta as unknown as TermMark).term !== null);
  for (const token of tokens) {
    const isInLink = links.length > 0 || isInTerm();
    switch (token.type) {
      case "footnote_ref":
        if (isInLink) inner.add(token);
        break;
      case "link_open":
        if (isInLink) inner.add(token);
        links.push(token);
        break;
      case "term_open":
        if (isInTerm() && (token.meta as unknown as TermMark).term !== null) inner.add(token);
        terms.push(token);
        break;
      case "link_close":
      case "term_close": {
        const opened = (token.type === "link_close" ? links : terms).pop();
        if (opened && inner.has(opened)) inner.add(token);
      }
    }
  }
  return inner;
}

/** What to look for in the source: the id of a directive, the address of a link. */
function writtenIn(token: Token): string {
  const id: unknown = token.meta?.["id"] ?? token.meta?.["term"];
  if (token.type === "footnote_ref") return "[^";
  return typeof id === "string" ? id : String(token.attrGet("href") ?? "");
}
