import { createRequire } from "node:module";
import markdownIt from "markdown-it";
import { expect, test } from "vitest";
import { createMarkdown } from "../../src/markdown/create-markdown.ts";

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
  readonly number: number;
}

// The package ships no types.
const { tests: examples } = createRequire(import.meta.url)("commonmark-spec") as {
  tests: readonly Example[];
};

const withHtml = markdownIt({ html: true, xhtmlOut: true });
const withoutHtml = markdownIt({ html: false, xhtmlOut: true });

/** The specification prints a tab as an arrow. */
const sourceOf = ({ markdown }: Example) => markdown.replaceAll("→", "\t");
// The one liberty that markdown-it takes, and its own test of the specification with it: no line break in an empty quotation.
const expectedOf = ({ html }: Example) =>
  html.replaceAll("→", "\t").replaceAll("<blockquote>\n</blockquote>", "<blockquote></blockquote>");

/** Raw HTML is switched off, so examples that show raw HTML cannot come out as the specification has them. */
const needsHtml = (example: Example) =>
  withHtml.render(sourceOf(example)) !== withoutHtml.render(sourceOf(example));

test("every example of CommonMark 0.31.2 that shows no raw HTML renders as the specification says", () => {
  const md = createMarkdown().set({ xhtmlOut: true });
  const checked = examples.filter((example) => !needsHtml(example));
  const wrong = checked.filter((example) => md.render(sourceOf(example)) !== expectedOf(example));
  expect(
    wrong.map(({ number, section, markdown, html }) => ({
      number,
      section,
      markdown,
      html,
      ours: md.render(markdown),
    })),
  ).toEqual([]);
  expect({ all: examples.length, checked: checked.length }).toEqual({ all: 652, checked: 580 });
});

test("an example that shows raw HTML renders as it does in markdown-it with HTML switched off", () => {
  const md = createMarkdown().set({ xhtmlOut: true });
  for (const example of examples.filter(needsHtml)) {
    const source = sourceOf(example);
    expect(md.render(source), `example ${example.number}`).toBe(withoutHtml.render(source));
  }
});
