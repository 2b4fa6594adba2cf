/**
 * A function of a file's text that remembers its last answer for each file: while somebody writes, one file changes and the
 * others are asked for again and again. The answer must not be changed by whoever gets it.
 */
export function remembered<Result>(
  parse: (text: string, file: string) => Result,
): (text: string, file: string) => Result {
  const last = new Map<string, { readonly text: string; readonly result: Result }>();
  return (text, file) => {
    const known = last.get(file);
    if (known?.text === text) return known.result;
    const result = parse(text, file);
    last.set(file, { text, result });
    return result;
  };
}
