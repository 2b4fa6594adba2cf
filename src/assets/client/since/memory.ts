import type { Said } from "./compare.ts";

/** A page as it was when it was read. */
export interface Memory extends Said {
  /** The day, an ISO date. */
  readonly on: string;
}

/** Every key of ours begins with it; what follows is the page's path, as several sites may share a host. */
export const keyPrefix = "glossator-read ";

/** From the disk Firefox gives each page a storage that no other page can empty: what is left there goes when it is opened. */
export function forgetPage(path: string): void {
  try {
    localStorage.removeItem(keyPrefix + path);
  } catch {}
}

/** What this device remembers of the pages of one site. A browser may refuse its storage: then nothing is remembered. */
export class PageMemory {
  readonly #key: string;
  readonly #prefix: string;

  /** @param root the path of the site's root, ending in a slash */
  constructor(path: string, root: string) {
    this.#key = keyPrefix + path;
    this.#prefix = keyPrefix + root;
  }

  recall(): Memory | undefined {
    try {
      return parseMemory(JSON.parse(localStorage.getItem(this.#key) ?? "null"));
    } catch {
      return undefined;
    }
  }

  /** Whether it is remembered now. Where there is no room the page that was read longest ago goes. */
  keep(memory: Memory): boolean {
    const text = JSON.stringify(memory);
    for (;;) {
      try {
        localStorage.setItem(this.#key, text);
        return true;
      } catch {
        if (!this.#forgetOldest()) return false;
      }
    }
  }

  forgetAll(): void {
    for (const key of this.#keys()) localStorage.removeItem(key);
  }

  #forgetOldest(): boolean {
    const [oldest] = this.#keys()
      .filter((key) => key !== this.#key)
      .map((key) => ({ key, on: dayOf(localStorage.getItem(key)) }))
      .toSorted((a, b) => (a.on < b.on ? -1 : 1));
    if (oldest) localStorage.removeItem(oldest.key);
    return oldest !== undefined;
  }

  #keys(): string[] {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
    } catch {
      return [];
    }
  }
}

function dayOf(text: string | null): string {
  return /"on":"([\d-]+)"/.exec(text ?? "")?.[1] ?? "";
}

/** Storage is open to every page of the host: what is not as we write it is nothing. */
export function parseMemory(value: unknown): Memory | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { on, sentences, notes } = value as Partial<Record<keyof Memory, unknown>>;
  if (typeof on !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return undefined;
  if (!Array.isArray(sentences) || !sentences.every((one) => typeof one === "string")) return undefined;
  if (!Array.isArray(notes) || !notes.every(isNote)) return undefined;
  return { on, sentences, notes };
}

function isNote(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
