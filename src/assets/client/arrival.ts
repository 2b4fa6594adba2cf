/** What is laid out together: the blocks of a text, the parts of the front page, the rows of a list. */
const pieces =
  ":is(.prose,.end-matter,.news,.at-hand,.explainers,.figures,.sources,.events,.entries)>*,.strip,.uses";

/** Milliseconds of a frame that may go to it, beyond one piece: a slow phone lays out one, and paints. */
const share = 4;

/**
 * A page that has just arrived is laid out as far as its window shows it (`parts/arrival.css` and `arrival-list.css`, where
 * `early.ts` said so); the rest follows here, some pieces in each frame, so that no task is long. From then on the page is as if
 * it had been laid out at once: nothing is guessed of its length.
 */
export function layOutTheRest(): void {
  if (document.documentElement.dataset["arriving"] === undefined) return;
  const waiting = [...document.querySelectorAll<HTMLElement>(pieces)];
  const behindNextPaint = (): number => requestAnimationFrame(() => setTimeout(layOutSome));
  const layOutSome = (): void => {
    for (const end = performance.now() + share; performance.now() < end;) {
      const piece = waiting.shift();
      if (!piece) return;
      piece.dataset["laid"] = "";
      // To ask for its height is to lay it out.
      void piece.offsetHeight;
    }
    behindNextPaint();
  };
  behindNextPaint();
}
