import type { Phrase } from "./phrase.ts";

/**
 * All phrases as one tree of word symbols. A walk from a word of the text goes at most as deep as the longest phrase and
 * sees only phrases that begin so: how many others there are makes no difference.
 */
export class PhraseNode {
  /** The phrases that end here. */
  readonly phrases: Phrase[] = [];
  private words: Map<number, PhraseNode> | undefined;
  private marks: Map<string, PhraseNode> | undefined;

  /** After one more word. */
  word(symbol: number): PhraseNode | undefined {
    return this.words?.get(symbol);
  }

  /** After what stands between two words; a space or hyphen ("") stays at this node. */
  gap(label: string): PhraseNode | undefined {
    return label === "" ? this : this.marks?.get(label);
  }

  get isLeaf(): boolean {
    return this.words === undefined && this.marks === undefined;
  }

  /** The node after one more word, made if there was none. */
  growWord(symbol: number): PhraseNode {
    this.words ??= new Map();
    return getOrSet(this.words, symbol);
  }

  /** The node after what stands between two words, made if there was none. */
  growGap(label: string): PhraseNode {
    if (label === "") return this;
    this.marks ??= new Map();
    return getOrSet(this.marks, label);
  }
}

/** Adds a phrase, each of its words given as a symbol. */
export function addPhrase(root: PhraseNode, symbols: readonly number[], phrase: Phrase): void {
  let node = root;
  for (const [n, symbol] of symbols.entries()) {
    if (n > 0) node = node.growGap(phrase.gaps[n - 1]!);
    node = node.growWord(symbol);
  }
  if (!node.phrases.some((known) => isSamePhrase(known, phrase))) node.phrases.push(phrase);
}

function getOrSet<Key>(nodes: Map<Key, PhraseNode>, key: Key): PhraseNode {
  const known = nodes.get(key);
  if (known) return known;
  const node = new PhraseNode();
  nodes.set(key, node);
  return node;
}

// "loan" and its alias "loans" are one phrase, unless capitals tell them apart.
function isSamePhrase(a: Phrase, b: Phrase): boolean {
  if (a.term !== b.term || a.purpose !== b.purpose || a.prefix !== b.prefix || a.suffix !== b.suffix)
    return false;
  return a.words.every((word, n) => word.written === b.words[n]?.written);
}
