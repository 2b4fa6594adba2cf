/** Whether a text is well-formed XML, as far as our own writes it: no comments, no CDATA, no DTD. */
export function wellFormed(text: string): boolean {
  const body = text.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/, "");
  const token =
    /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="(?:[^<>&"]|&(?:amp|lt|gt|quot);)*")*)(\/?)>|((?:[^<>&]|&(?:amp|lt|gt|quot);)+)/y;
  const open: string[] = [];
  let hadRoot = false;
  while (token.lastIndex < body.length) {
    const match = token.exec(body);
    if (!match) return false;
    const [, closes, name, , isEmpty, chars] = match;
    // Outside of the root there is nothing but space.
    if (chars !== undefined && open.length === 0 && chars.trim() !== "") return false;
    if (name === undefined) continue;
    if (open.length === 0 && (hadRoot || closes)) return false;
    hadRoot = true;
    if (closes && open.pop() !== name) return false;
    if (!closes && !isEmpty) open.push(name);
  }
  // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write them
  return hadRoot && open.length === 0 && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text);
}
