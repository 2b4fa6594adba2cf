/** What a path means: a file of the site, or another place that the reader is sent to. */
export type Destination =
  { readonly kind: "file"; readonly path: string } | { readonly kind: "moved"; readonly path: string };

/**
 * The file that a host would answer with, whichever of the usual ways it has: `x.html`, `x` for `x.html`, a folder for its
 * index. An address whose relative links would not resolve as in the file itself is sent on to the file.
 * @param asked the address from the site's root, decoded, without query
 */
export function destinationOf(asked: string, has: (path: string) => boolean): Destination | undefined {
  const file = (path: string): Destination | undefined => (has(path) ? { kind: "file", path } : undefined);
  const moved = (path: string): Destination | undefined => (has(path) ? { kind: "moved", path } : undefined);
  if (asked === "") return file("index.html");
  if (asked.endsWith("/")) {
    const name = asked.slice(0, -1);
    return file(`${asked}index.html`) ?? moved(`${name}.html`) ?? moved(name);
  }
  return file(asked) ?? file(`${asked}.html`) ?? moved(`${asked}/index.html`);
}

/** The address from the site's root; undefined where it is another site's, or spelt as no URL is. */
export function addressIn(url: URL, scope: string): string | undefined {
  const root = new URL(scope);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return undefined;
  try {
    return decodeURIComponent(url.pathname.slice(root.pathname.length));
  } catch {
    return undefined;
  }
}
