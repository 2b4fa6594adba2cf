import type { Address } from "../model/problem.ts";
import { bodyOrigin } from "./render-markdown.ts";

/** Finds words that an author typed in the body of a Markdown file. */
export interface TypedOrigin {
  /**
   * @param line of the body, 0-based, on which the text begins that has the words
   * @param countBefore how often the same words stand before them in what was typed of that text; without it they are found
   * in directives too
   */
  readonly addressOf: (line: number, words: string, countBefore?: number) => Address;
}

/** Addresses of typed words: what stands in a directive, a link or code is not among them, so that a count of them holds. */
export function typedOrigin(file: string, body: string, bodyLine: number): TypedOrigin {
  const anywhere = bodyOrigin(file, body, bodyLine);
  let lines: readonly string[] | undefined;
  return {
    addressOf(line, words, countBefore) {
      if (countBefore === undefined || words === "") return anywhere.addressOf(line, words);
      lines ??= withoutDirectives(body).split(/\r\n|\n|\r/);
      let left = countBefore;
      for (const [index, text] of lines.slice(line, line + longestBlock).entries()) {
        for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
          if (left-- === 0) return { file, line: bodyLine + line + index, column: at + 1 };
        }
      }
      return anywhere.addressOf(line, words);
    },
  };
}

/** In lines: further down something else of the same words stands. */
const longestBlock = 200;

/** Every letter in its place, those that nobody typed as prose hidden. */
function withoutDirectives(body: string): string {
  const hidden = (found: string) => found.replace(/[^\r\n]/g, "\uFFFC");
  return body
    .replace(/(`+)(?!`)[^\r\n]*?[^`]\1(?!`)/g, hidden)
    .replace(/(?<![:\w]):(?:fig|cite|actor|event|plain)(?:\[[^\]\r\n]*\])?(?:\{[^}\r\n]*\})?/g, hidden)
    .replace(/\[[^\]\r\n]*\]\([^)\r\n]*\)/g, hidden);
}
