import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageReader, readPage, type WrittenPage } from "../../../src/checks/output/written-page.ts";

// What tells one way of reading from another: quotes, entities, code, drawings, what nests and what may not.
const pieces = fc.constantFrom(
  "<p>",
  "</p>",
  '<a href="a.html">',
  "<a href='b.html'>",
  "<a href=c.html>",
  '<a title="it\'s > that" href="d.html">',
  '<a href="e.html?x=1&amp;y=2">',
  '<a href="f" href="g">',
  '<a\nhref="h"\n>',
  '<IMG SRC="i.png">',
  '<img src="j.png" srcset="k.png 1x, l.png 2x">',
  '<p id="one">',
  '<p id="a&amp;b" ID="c">',
  "<p id>",
  '<p style="x">',
  '<p onclick="y()">',
  '<p __proto__="x">',
  "<script>alert(1)</script>",
  '<script src="m.js"></script>',
  "<script>a</b</script>",
  "<style>a{}</style>",
  "<style>",
  "<style/>",
  "<title>x</title>",
  '<title><b id="t"></title>',
  '<textarea><p id="no"></textarea>',
  '<form action="n">',
  "<svg>",
  "</svg>",
  '<image href="o.png"/>',
  '<use xlink:href="#one"/>',
  "<!doctype html>",
  '<meta name="generator" content="Glossator">',
  '<link rel="canonical" href="https://example.org/">',
  '<link rel="stylesheet" href="p.css">',
  "1 < 2",
  "text",
);

describe("a written page", () => {
  test("is read the same by its tags and by a whole parser, which a comment asks for", () => {
    const read = pageReader();
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const html = parts.join("");
        const whole = readPage("page.html", comment + html);
        expect(shown(read("page.html", html), 0)).toEqual(shown(whole, comment.length));
      }),
      { numRuns: 2000 },
    );
  });

  test("may name a file in quotes that end a tag elsewhere", () => {
    const { links } = readPage("page.html", '<p title="a > b">See <a href="c.html">c</a>');
    expect(links).toEqual([{ url: "c.html", isFetched: false, offset: 21 }]);
  });
});

const comment = "<!-- -->";

function shown({ ids, links, inline, isOurs }: WrittenPage, before: number): unknown {
  const moved = ({ offset }: { readonly offset: number }) => ({ offset: offset - before });
  return {
    ids: [...ids],
    links: links.map((link) => ({ ...link, ...moved(link) })),
    inline: inline.map((found) => ({ ...found, ...moved(found) })),
    isOurs,
  };
}
