/** So many blocks of a text are laid out together: a task of some 20 ms on a slow phone. */
const together = 4;

/**
 * A page that has just arrived is laid out as far as its window shows it (`parts/arrival.css`, where `early.ts` said so); the
 * rest follows here, a few blocks in each frame, so that no task is long. From then on the page is as if it had been laid out at
 * once: nothing is guessed of its length.
 */
export function layOutTheRest(): void {
  if (document.documentElement.dataset["arriving"] === undefined) return;
  const blocks = [...document.querySelectorAll<HTMLElement>(":is(.prose, .end-matter) > *")];
  const next = (): void => {
    for (const block of blocks.splice(0, together)) block.dataset["laid"] = "";
    if (blocks.length > 0) requestAnimationFrame(() => setTimeout(next));
  };
  requestAnimationFrame(() => setTimeout(next));
}
