/** The same thing in two releases; one side is absent where it is new or gone. */
export interface Pair<Entry> {
  readonly old?: Entry;
  readonly new?: Entry;
}

/** Pairs by id: first what is there now, in its order, then what is gone. */
export function pairById<Entry>(
  before: readonly Entry[],
  now: readonly Entry[],
  idOf: (entry: Entry) => string,
): Array<Pair<Entry>> {
  const oldById = new Map(before.map((entry) => [idOf(entry), entry]));
  const ids = new Set(now.map(idOf));
  return [
    ...now.map((entry): Pair<Entry> => {
      const old = oldById.get(idOf(entry));
      return old === undefined ? { new: entry } : { old, new: entry };
    }),
    ...before.filter((entry) => !ids.has(idOf(entry))).map((old): Pair<Entry> => ({ old })),
  ];
}

/**
 * Pairs of things that have no id, of which some may be alike: what is the same in every word first, so that one that came
 * or went does not shift all others; then what is alike, in its order.
 */
export function pairByLikeness<Entry>(
  before: readonly Entry[],
  now: readonly Entry[],
  isAlike: (old: Entry, now: Entry) => boolean,
): Array<Pair<Entry>> {
  const left = new Set(before);
  const partner = new Map<Entry, Entry>();
  const pair = (old: Entry | undefined, entry: Entry) => {
    if (old === undefined) return;
    partner.set(entry, old);
    left.delete(old);
  };
  const same = new Map<string, Entry[]>();
  for (const old of before) {
    const key = JSON.stringify(old);
    same.set(key, [...(same.get(key) ?? []), old]);
  }
  for (const entry of now) pair(same.get(JSON.stringify(entry))?.shift(), entry);
  for (const entry of now) {
    if (!partner.has(entry))
      pair(
        [...left].find((old) => isAlike(old, entry)),
        entry,
      );
  }
  return [
    ...now.map((entry): Pair<Entry> => {
      const old = partner.get(entry);
      return old === undefined ? { new: entry } : { old, new: entry };
    }),
    ...[...left].map((old): Pair<Entry> => ({ old })),
  ];
}
