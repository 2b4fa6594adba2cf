import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { DomUtils, parseDocument } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import { htmlToMarkdown, type Marks } from "../../src/exports/html-to-markdown.ts";
import { markdownTwins } from "../../src/exports/markdown-twin.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { projectRoot } from "../publication.ts";
import { builtPublication } from "./built-view.ts";
import { exported, sampleView } from "./sample.ts";

const md = markdownIt({ html: false }).use(footnotes);
const plainMarks: Marks = { figure: () => "", source: () => "", target: (href) => href };

/** What a reader sees of HTML, without what a Markdown text leaves out; lists and spaces do not count. */
function words(html: string): string[] {
  const text = DomUtils.textContent(
    parseDocument(
      html.replace(
        /<\/?(?:p|ul|ol|li|table|td|th|h\d|dt|dd|div|summary|caption|small|blockquote)\b[^>]*>|<br>/g,
        " $& ",
      ),
    ),
  );
  return text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

describe("HTML as Markdown", () => {
  it.each([
    ["", ""],
    ["<p>a <em>b</em> <strong>c</strong></p>", "a *b* **c**"],
    [
      "<p>1. x</p><p># y</p><p>- z</p><p>+ w</p><p>&gt; q</p><p>---</p>",
      "1\\. x\n\n\\# y\n\n\\- z\n\n\\+ w\n\n\\> q\n\n\\---",
    ],
    [
      "<p>*a* _b_ c_d `e` [f](g) &lt;h&gt; \\ &amp;amp; ~~i~~</p>",
      "\\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\](g) \\<h> \\\\ \\&amp; \\~\\~i\\~\\~",
    ],
    ["<p>a!<a href='b'>c</a></p>", "a\\![c](b)"],
    ["<p>a<br>b</p>", "a\\\nb"],
    ["<p><code>a`b</code></p>", "``a`b``"],
    ['<pre><code class="language-js">a\n```\n</code></pre>', "````js\na\n```\n````"],
    ["<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>", "- a\n\n- b\n\n  - c"],
    ['<ol start="9"><li>a</li><li>b</li></ol>', "9. a\n10. b"],
    ["<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"],
    ["<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"],
    ["<table><tr><th>a|b</th></tr><tr><td><p>c</p><p>d</p></td></tr></table>", "| a\\|b |\n| --- |\n| c d |"],
    ["<p>a<svg><text>no</text></svg><span hidden>no</span></p>", "a"],
    ["<dl><dt>a</dt><dd>b</dd></dl>", "**a**\n\nb"],
    ['<p><a href="x y(1).html">a</a></p>', "[a](<x%20y(1).html>)"],
  ])("writes %s as it should be", (html, markdown) => {
    expect(htmlToMarkdown(html, plainMarks)).toBe(markdown);
  });
});

describe("a twin", () => {
  let twin: string;
  let view: SiteView;
  beforeAll(async () => {
    view = await sampleView();
    twin = exported(view, "explainers/juries.md");
  });

  it("has every number with its date, status and sources in a footnote", () => {
    expect(twin).toContain("It costs £4m[^fig-cost].[^1][^2]");
    expect(twin).toMatch(
      /^\[\^fig-cost\]: Cost, of a jury \| trial: £4m \/ €4\.6m\. Reported, November 2025\./m,
    );
    expect(twin).toMatch(
      /^\[\^fig-cost\]: .*Earlier values: .*, 2024\. Sources: The Juries Act, \\\[1974\\\], Parliament, 1974\. <https:\/\/law\.example\/act\?\(a\)&b=\*c\*>; /m,
    );
  });

  it("numbers its citations as the page does, with their addresses", () => {
    expect(twin).toContain("A jury decides.[^1]");
    expect(twin).toMatch(/^\[\^1\]: The Juries Act, .*<https:\/\/law\.example\/act/m);
    expect(twin).toMatch(
      /^\[\^2\]: A 'paper' \\<b>, The Paper; daily, citing Parliament\. <https:\/\/paper\.example\/1>$/m,
    );
  });

  it("defines its terms at the end", () => {
    expect(twin).toContain(
      '## Terms on this page\n\n- **[jury](../glossary/jury.html)**: People who decide the facts, "twelve", say; \\<not> the law.',
    );
  });

  it("leads to the twins of other explainers and to pages beside it", () => {
    expect(twin).toContain("[the other](quorums.md#where-it-counts)");
    expect(twin).toContain("[Ada Judge](../actors/judge.html)");
  });

  it("has no directive, no HTML and no card left in it", () => {
    expect(twin).not.toMatch(/:(?:fig|cite|actor|event|term)\[|:::/);
    expect(md.render(twin)).not.toContain("&lt;a ");
  });

  it("has no reference without its note, and no note without a reference", () => {
    for (const { content } of markdownTwins(view)) {
      const refs = new Set([...String(content).matchAll(/\[\^([^\]]+)\](?!:)/g)].map(([, name]) => name));
      const notes = [...String(content).matchAll(/^\[\^([^\]]+)\]:/gm)].map(([, name]) => name);
      expect(new Set(notes)).toEqual(refs);
      expect(notes).toHaveLength(refs.size);
    }
  });
});

describe("the twins of this publication", () => {
  it("say the words of the pages, in their order", async () => {
    const { view } = await builtPublication(projectRoot);
    for (const { explainer, html } of view.explainers) {
      const markdown = htmlToMarkdown(html, plainMarks);
      const shown = html
        .replace(/<svg[^]*?<\/svg>/g, "")
        .replace(/<p class="(?:take-away|guide-ways)"[^]*?<\/p>/g, "")
        .replace(/<sup>[^]*?<\/sup>/g, "")
        .replace(/(<details class="chart-data">)<summary>[^]*?<\/summary>/g, "$1");
      expect(words(md.render(markdown)), explainer.slug).toEqual(words(shown));
    }
  });

  it("cite no source and show no number without a note", async () => {
    const { view } = await builtPublication(projectRoot);
    for (const { path, content } of markdownTwins(view)) {
      const rendered = md.render(String(content));
      expect(rendered, path).not.toMatch(/\[\^/);
    }
  });
});
