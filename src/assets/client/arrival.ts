/** What is laid out together: the blocks of a text, the parts of the front page, the rows of a list. */
const pieces =
  ":is(.prose,.end-matter,.front,.news,.at-hand,.explainers,.figures,.sources,.events,.entries)>*,.uses";

/** Milliseconds of a frame that may go to it, and to one piece more: a slow phone does one, and then paints. */
const share = 4;

/**
 * A page that has just arrived is laid out as far as its window shows it (`parts/arrival.css`, `arrival-list.css`, where `early.ts`
 * said so); the rest follows here when it has loaded, some pieces in each frame, so that no task is long. From then on the page is
 * as if it had been laid out at once: nothing is guessed of its length.
 */
export function layOutTheRest(): void {
  if (document.documentElement.dataset["arriving"] === undefined) return;
  const waiting = [...document.querySelectorAll<HTMLElement>(pieces)];
  // Blocks of a text one by one, rows of a list by the dozen: each time the browser also goes over all that has its place already.
  let together = 1;
  let done = 0;
  const next = (): void => {
    const end = performance.now() + share;
    for (let left = share; done < waiting.length && left > 0; left = end - performance.now()) {
      const laid = waiting.slice(done, (done += together));
      for (const piece of laid) piece.dataset["laid"] = "";
      // To ask for a height is to lay it out.
      void laid[0]!.offsetHeight;
      together = end - performance.now() > left / 2 ? together * 2 : 1;
    }
    if (done < waiting.length) soon(next);
  };
  if (document.readyState === "complete") soon(next);
  else addEventListener("load", () => soon(next));
}

/** Behind the next frame's paint. */
function soon(step: () => void): void {
  requestAnimationFrame(() => setTimeout(step));
}
