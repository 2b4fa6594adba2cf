import GithubSlugger from "github-slugger";
import type { MarkdownIt, Token } from "markdown-it";
import { anchors } from "../model/urls.ts";
import type { RenderEnv } from "./render-env.ts";

/** Gives headings their ids, prefixed against DOM clobbering, and the page its outline. */
export function headings(md: MarkdownIt): void {
  md.core.ruler.push("headings", (state) => {
    const { page } = state.env as RenderEnv;
    if (!page) return;
    const slugger = new GithubSlugger();
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const text = plainText(state.tokens[index + 1]);
      const level = Number(token.tag.slice(1));
      const id = anchors.section(slugger.slug(text) || "section");
      token.attrSet("id", id);
      page.seen.outline.push({ id, level, text });
      if (level > 1) continue;
      page.seen.problems.push({
        ...page.origin.addressOf(token.map?.[0] ?? 0, `${token.markup} ${text}`),
        rule: "heading-level",
        severity: "error",
        message: "The title is the only heading of the first level. Begin a section with ##.",
        fix: `## ${text}`,
      });
    }
  });
}

/** The text of an inline token as a reader sees it. */
export function plainText(token: Token | undefined): string {
  return (token?.children ?? [])
    .map((child) => {
      if (child.type === "softbreak" || child.type === "hardbreak") return " ";
      return child.type === "image" ? plainText(child) : child.content;
    })
    .join("")
    .trim();
}
