/** What is laid out by itself: the blocks of a text, its sources, the parts of the front page, the rows of a list. */
const pieces =
  ":is(.prose,.end-matter,.news,.at-hand,.explainers,.figures,.sources,.events,.entries,.notes-sources ol,.release ul)>*,.stack tr,.timeline li,.strip,.uses,footer";

/** Elements that are laid out together, where a piece is not larger by itself: a task of some 30 ms on a slow phone. */
const together = 30;

/** Rows that are worth it. Each time the browser goes over all of them: a list of a thousand is laid out as a reader comes near. */
const most = 300;

/**
 * A page that has just arrived is laid out as far as its window shows it (`parts/arrival.css` and `arrival-list.css`, where
 * `early.ts` said so); the rest follows here, a few pieces in each frame, so that no task is long. From then on the page is as if
 * it had been laid out at once: nothing is guessed of its length.
 */
export function layOutTheRest(): void {
  if (document.documentElement.dataset["arriving"] === undefined) return;
  const waiting = [...document.querySelectorAll<HTMLElement>(pieces)];
  if (waiting.length > most) return;
  const next = (): void => {
    for (let size = 0; size < together && waiting[0];) {
      const piece = waiting.shift()!;
      piece.dataset["laid"] = "";
      size += piece.getElementsByTagName("*").length + 1;
    }
    if (waiting[0]) requestAnimationFrame(() => setTimeout(next));
  };
  requestAnimationFrame(() => setTimeout(next));
}
