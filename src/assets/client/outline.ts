/** How far down the window a heading counts as reached. */
const readingLine = 0.3;

/** The outline says where the reader is: the link to the last section that began above the reading line is current. */
export function followReader(outline: ParentNode): void {
  const links = [...outline.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let isWaiting = false;

  function mark(): void {
    isWaiting = false;
    const isAtEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight && scrollY > 0;
    const isPast = isAtEnd ? isInView : isReached;
    // What stands below the first that is not is not looked at: a browser would have to lay it out.
    const next = sections.findIndex((section) => section && !isPast(section));
    const current = next === -1 ? sections.length - 1 : next - 1;
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  function markSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(mark);
  }

  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("resize", markSoon);
  markSoon();
}

function isReached(section: Element): boolean {
  return section.getBoundingClientRect().top <= innerHeight * readingLine;
}

function isInView(section: Element): boolean {
  return section.getBoundingClientRect().top < innerHeight;
}
