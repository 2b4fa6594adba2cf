import { describe, expect, test } from "vitest";
import { asPlainMarkdown, makeCorpus, textsOf } from "./corpus.ts";
import { peers, plainTextOf } from "./peers-sites.ts";

const texts = textsOf(makeCorpus({ pages: 12, terms: 30 })).map(([path, source]) =>
  plainTextOf(path, asPlainMarkdown(source)),
);
const variants = peers.flatMap((peer) => peer.variants.map((variant) => ({ peer: peer.name, ...variant })));

describe("the sites that other generators build", () => {
  test.for(variants)("$peer, $name: has every explainer's words", ({ files }) => {
    const pages = Object.entries(files(texts)).filter(([path]) => path.includes("/explainers/"));
    expect(pages.length).toBe(texts.length);
    for (const [n, [path, page]] of pages.entries()) {
      const { slug, title, body } = texts[n]!;
      expect(path.endsWith(`/${slug}.md`)).toBe(true);
      expect(page).toContain(`title: ${JSON.stringify(title)}`);
      expect(wordsOf(page as string)).toContain(wordsOf(body));
    }
  });

  test.for(variants)("$peer, $name: has links as it takes them", ({ files }) => {
    const all = JSON.stringify(files(texts));
    expect(all).toMatch(/\]\((?:\.\.\/)?question-\d+(?:\.md|\/)\)/);
    expect(all).not.toContain(".html)");
  });

  test.for(peers)("$name: is of exact versions", ({ packages }) => {
    for (const version of Object.values(packages)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

function wordsOf(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, "]");
}
