/** How long a page is in view until it counts as read, in seconds. */
const readingTime = 15;

/** Calls back once when the page was read: looked at for a while, or scrolled to the middle of its text. A glance is none. */
export function whenRead(page: Element, read: () => void): void {
  let seconds = 0;
  const timer = setInterval(() => {
    if (document.visibilityState === "visible" && ++seconds >= readingTime) done();
  }, 1000);
  addEventListener("scroll", onScroll, { passive: true });

  function onScroll(): void {
    const { top, bottom } = (page.querySelector(".prose") ?? page).getBoundingClientRect();
    if ((top + bottom) / 2 < innerHeight) done();
  }

  function done(): void {
    clearInterval(timer);
    removeEventListener("scroll", onScroll);
    read();
  }
}
