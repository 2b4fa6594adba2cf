/**
 * An id as XML allows it (an NCName, https://www.w3.org/TR/xml-names/#NT-NCName), which an id of HTML need not be.
 * Different ids stay different.
 */
export function xmlId(id: string): string {
  const safe = id.replace(
    /[^\p{L}\p{N}._-]|_(?=x[\da-f]+_)/gu,
    (char) => `_x${char.codePointAt(0)?.toString(16)}_`,
  );
  return /^[\p{L}_]/u.test(safe) ? safe : `_${safe}`;
}
