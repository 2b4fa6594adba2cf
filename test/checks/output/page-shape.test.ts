import { describe, expect, test } from "vitest";
import { checkMarkup } from "../../../src/checks/output/markup.ts";
import { pageOfShapes, PageShapes } from "../../../src/checks/output/page-shape.ts";
import validatePages from "../../../src/checks/output/validate-pages.ts";

interface Parts {
  readonly title?: string;
  readonly head?: string;
  readonly body?: string;
}

/** A page with a bit of everything that ours have; each is given its own words. */
function page(n: number, { title = `Question ${n}`, head = "", body = "" }: Parts = {}): string {
  const marks = Array.from(
    { length: 3 },
    (_, m) =>
      `<p>Word ${n} of ${m} <a class="term" data-term="t${m}" href="../glossary/t${m}.html" aria-describedby="note-${m}" id="use-${m}">term ${n}</a>` +
      `<sup><a class="cite" href="#note-${m}">${m}</a></sup> costs <data value="${n}">€${n}</data> &amp; more.</p>`,
  ).join("");
  const notes = Array.from(
    { length: 3 },
    (_, m) => `<div data-kind="term"><dt>term ${m}</dt><dd id="note-${m}">Means ${n}.</dd></div>`,
  ).join("");
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="Glossator"><title>${title}</title>${head}</head><body><header><nav aria-label="Site"><ul><li><a href="a.html">A</a></li><li><a href="b.html">B</a></li></ul></nav></header><main><article><h1>Question ${n}</h1><section aria-labelledby="points"><h2 id="points">Points</h2><ul><li>One</li><li>Two ${n}</li></ul></section><div class="prose"><h2 id="s-a">Why ${n}</h2>${marks}<figure><p id="chart-${n}">How many</p><svg role="img" aria-labelledby="chart-${n}" width="100%" height="9em"><line x1="0%" x2="${n}%" y1="0" y2="9"/><text x="0%" y="1em"><tspan>${n}</tspan></text></svg><table aria-labelledby="chart-${n}"><thead><tr><th scope="col">Figure</th></tr></thead><tbody><tr><td>${n}</td></tr><tr><td>2</td></tr></tbody></table></figure>${body}</div><section aria-labelledby="notes"><h2 id="notes">Notes</h2><dl>${notes}</dl></section></article></main><footer><p>End</p></footer><script type="application/ld+json">{"n":${n}}</script></body></html>
`;
}

/** A fault by what an author, a theme or a block may have written; the rule that finds it is its name. */
const faults: ReadonlyArray<readonly [rule: string, parts: Parts]> = [
  ["html/no-dup-id", { body: '<p id="use-1">Again</p>' }],
  ["html/valid-id", { body: '<p id="">No name</p>' }],
  ["html/valid-id", { body: '<p id="two words">Words</p>' }],
  ["html/no-dup-class", { body: '<p class="a a">Words</p>' }],
  ["html/no-dup-attr", { body: '<p class="a" class="b">Words</p>' }],
  ["html/no-inline-style", { body: '<p style="color:red">Words</p>' }],
  ["html/element-permitted-content", { body: "<p>Words <em><div>block</div></em></p>" }],
  ["html/element-permitted-content", { body: '<a href="x.html">In <a href="y.html">another</a></a>' }],
  ["html/element-permitted-parent", { body: "<li>Loose</li>" }],
  ["html/element-permitted-occurrences", { body: tableWith("<caption>A</caption><caption>B</caption>") }],
  [
    "html/element-permitted-order",
    { body: tableWith("<tbody><tr><td>1</td></tr></tbody><caption>A</caption>") },
  ],
  ["html/element-required-attributes", { body: "<p><img alt='A'></p>" }],
  ["html/element-required-content", { body: "<details><p>Words</p></details>" }],
  ["html/empty-heading", { body: "<h2></h2>" }],
  ["html/empty-heading", { body: "<h3><span> </span></h3>" }],
  ["html/empty-title", { title: " " }],
  ["html/long-title", { title: "W".repeat(71) }],
  ["html/wcag/h30", { body: '<p>See <a href="x.html"></a>.</p>' }],
  ["html/wcag/h37", { body: '<p><img src="x.png"></p>' }],
  ["html/wcag/h67", { body: '<p><img src="x.png" alt="" title="A picture"></p>' }],
  ["html/unique-landmark", { body: '<nav aria-label="Site"><ul><li>C</li></ul></nav>' }],
  [
    "html/unique-landmark",
    { body: '<section aria-labelledby="n2"><h2 id="n2">Notes</h2><p>Words</p></section>' },
  ],
  ["html/unique-landmark", { body: '<section aria-label="Notes"><p>Words</p></section>' }],
  ["html/unique-landmark", { body: '<div role="navigation"><p>Words</p></div>' }],
  ["html/no-multiple-main", { body: "<main><p>Words</p></main>" }],
  ["html/aria-label-misuse", { body: '<p aria-label="Name">Words</p>' }],
  ["html/hidden-focusable", { body: '<p aria-hidden="true"><a href="x.html">Words</a></p>' }],
  ["html/no-redundant-role", { body: '<ul role="list"><li>Words</li></ul>' }],
  ["html/no-abstract-role", { body: '<p role="widget">Words</p>' }],
  ["html/prefer-native-element", { body: '<p role="button">Words</p>' }],
  ["html/unrecognized-char-ref", { body: "<p>An &unheard; letter</p>" }],
  ["html/unrecognized-char-ref", { body: '<p><a href="x.html?a&unheard;">Words</a></p>' }],
  ["html/no-raw-characters", { body: "<p>Fish & chips</p>" }],
  ["html/attribute-allowed-values", { body: '<p><a href="x.html" target="">Words</a></p>' }],
  ["html/attribute-allowed-values", { body: '<p><img src="" alt="Nothing"></p>' }],
  [
    "html/attribute-boolean-style",
    { body: '<p><button type="button" disabled="disabled">Press</button></p>' },
  ],
  ["html/attribute-empty-style", { body: '<p><a href="x.html" download="">Words</a></p>' }],
  ["html/attribute-misuse", { body: "<p><a download>Words</a></p>" }],
  ["html/attr-quotes", { body: "<p class='a'>Words</p>" }],
  ["html/attr-case", { body: '<p CLASS="a">Words</p>' }],
  ["html/element-case", { body: "<P>Words</P>" }],
  ["html/void-style", { body: "<p>A<br/>B</p>" }],
  ["html/void-content", { body: "<p>A<br></br>B</p>" }],
  ["html/no-self-closing", { body: "<p>Words <span/></p>" }],
  ["html/no-implicit-close", { body: "<ul><li>One<li>Two</ul>" }],
  ["html/close-order", { body: "<p><em>Words</p></em>" }],
  ["html/deprecated", { body: "<p><center>Words</center></p>" }],
  ["html/no-deprecated-attr", { body: '<p align="left">Words</p>' }],
  ["html/element-name", { body: "<p><foo>Words</foo></p>" }],
  ["html/no-trailing-whitespace", { body: "<p>Words</p>  \n<p>More</p>" }],
  ["html/tel-non-breaking", { body: '<p><a href="tel:+4420">020 7946</a></p>' }],
  ["html/no-implicit-button-type", { body: "<p><button>Press</button></p>" }],
  ["html/text-content", { body: '<p><button type="button"></button></p>' }],
  ["html/no-implicit-input-type", { body: "<p><input></p>" }],
  ["html/valid-for", { body: '<p><label for="use-1">Name</label></p>' }],
  ["html/multiple-labeled-controls", { body: labelWith('<input type="text"><input type="text">') }],
  ["html/prefer-tbody", { body: "<table><tr><td>1</td></tr></table>" }],
  [
    "html/wcag/h63",
    { body: tableWith("<tbody><tr><th>A</th><td>1</td></tr><tr><td>1</td><th>A</th></tr></tbody>") },
  ],
  ["html/meta-refresh", { head: '<meta http-equiv="refresh" content="5; url=x.html">' }],
  ["html/script-type", { body: '<script type="text/javascript" src="x.js"></script>' }],
  ["html/no-autoplay", { body: '<video src="x.mp4" autoplay></video>' }],
  ["html/area-alt", { body: '<map name="m" id="m"><area href="x.html" alt=""></map>' }],
];

function tableWith(content: string): string {
  return `<table>${content}</table>`;
}

function labelWith(content: string): string {
  return `<p><label>Name ${content}</label></p>`;
}

const several = (n: number, parts: Parts) => [page(1), page(2), page(n, parts), page(4)];

describe("what HTML validation says of pages that are looked at together", () => {
  test("right pages that differ in their words and numbers are one to it", () => {
    const shapes = new PageShapes();
    const [first, second] = [page(1), page(2)].map((html) => shapes.of(html)!);
    expect(first!.frame).toBe(second!.frame);
    const together = pageOfShapes([first!, second!]);
    expect(together).toBe(pageOfShapes([second!, first!]));
    expect(together).not.toContain("Why");
  });

  test.each(faults)("%s is found on the one page that has it: %j", async (rule, parts) => {
    const pages = several(3, parts);
    const apart = await validatePages(pages);
    expect(apart[2]!.map((fault) => fault.rule)).toContain(rule);
    const together = await checkMarkup(
      pages.map((html, n) => ({ path: `${n}.html`, html })),
      undefined,
    );
    expect(together).toEqual(
      apart.flatMap((found, n) => found.map((fault) => ({ file: `_site/${n}.html`, ...fault }))),
    );
  });
});
