import { slug } from "github-slugger";

/** An id from a name: without accents, lower-case letters, digits and single hyphens. Empty where nothing is left. */
export function idFrom(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
  return slug(plain)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}
