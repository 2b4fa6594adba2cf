/** Text that Markdown prints as it is, within a line: what could be taken for a mark has a backslash before it. */
export function escapedText(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<~]/g, "\\$&")
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      .replace(/&(?=#?\w+;)/g, "\\&")
      // Before a link it would make an image of it.
      .replace(/!$/, "\\!")
  );
}

/** A line of escaped text at the start of a block, where more can be taken for a mark. */
export function escapedStart(line: string): string {
  return line
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=|:(?=\s)|-(?=-)|\|)/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

/** `[words](target)`. */
export function link(words: string, target: string): string {
  return `[${words}](${linkTarget(target)})`;
}

/** `<https://…>` where the address stands for itself. */
export function bareLink(url: string): string {
  return /^[a-z][a-z0-9+.-]+:[^\s<>]*$/i.test(url) ? `<${url}>` : link(escapedText(url), url);
}

export function linkTarget(target: string): string {
  return /[\s()<>\\]/.test(target) ? `<${target.replace(/[<>\\]/g, "\\$&").replace(/\s+/g, "%20")}>` : target;
}

/** Code in a line, between more backticks than it has in a row. */
export function inlineCode(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(code) ? " " : "";
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** A block of code between fences. */
export function codeBlock(code: string, language = ""): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, "")}\n${fence}`;
}

/** Every line after the first moved in, so that blocks belong to a list item or a note. */
export function indented(text: string, by: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${by}`);
}
