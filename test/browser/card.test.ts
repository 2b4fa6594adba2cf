/**
 * The card's conformance: one test for each row of docs/tooltip-conformance.md, under the same words, in Chromium and in
 * Firefox, from a server and from the disk. Every page has the strict policy of real pages, and after each test its console
 * must be empty.
 */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countAccessible, tap } from "./browser.ts";
import { createCardSite, type CardSite } from "./card-fixture.ts";
import {
  arrivesAt,
  becomes,
  between,
  boxOf,
  countCards,
  createBench,
  drawingOf,
  happeningsOf,
  middleOf,
  pointAt,
  runs,
  waitForCard,
  waitForNoCard,
  type OpenOptions,
  type Visit,
} from "./card-runs.ts";

let site: CardSite;
const bench = createBench(() => site);
const rows: string[] = [];

/** How late a busy machine may be. It is never early. */
const late = 250;

beforeAll(async () => {
  site = await createCardSite();
});

afterAll(async () => {
  await bench.closeBrowsers();
  await site.remove();
}, 30_000);

/** One row of the record: a promise, and what shows that it is kept. A machine that was busy elsewhere gets another try. */
function row(promise: string, check: (visit: Visit) => Promise<void>): void {
  rows.push(promise);
  describe(promise, () => {
    test.concurrent.each(runs)("$browser, from $from", { timeout: 120_000, retry: 2 }, async (run) => {
      expect(await bench.visit(run, check)).toEqual([]);
    });
  });
}

row("opens after the pointer has rested for 300 ms", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  const delay = await between(page, "move", "open");
  expect(delay).toBeGreaterThanOrEqual(299);
  expect(delay).toBeLessThan(300 + late);
  expect(await page.locator("[data-card]").innerText()).toContain("EU scheme lending members");
});

row("a pointer that passes over a word opens nothing", async ({ open }) => {
  const page = await open();
  const { x, y } = await middleOf(page, "#safe");
  for (let step = -30; step <= 60; step += 10) {
    await page.mouse.move(x + step, y);
  }
  await page.mouse.move(x, y - 60);
  await page.waitForTimeout(500);
  expect(await countCards(page)).toBe(0);
});

row("closes 300 ms after the pointer has left word and card", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  await page.mouse.move(5, 5);
  await waitForNoCard(page);
  const delay = await between(page, "move", "close");
  expect(delay).toBeGreaterThanOrEqual(299);
  expect(delay).toBeLessThan(300 + late);
});

row("the pointer may go through the gap into the card, and stay there", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  const word = await boxOf(page, "#safe", 0);
  const card = await boxOf(page, "[data-card]");
  expect(card.top - word.bottom).toBeCloseTo(8, 0);
  const x = (word.left + word.right) / 2;
  await page.mouse.move(x, word.bottom + 4);
  await page.waitForTimeout(450);
  expect(await countCards(page)).toBe(1);
  await page.mouse.move(x, card.top + 30);
  await page.waitForTimeout(450);
  expect(await countCards(page)).toBe(1);
});

row("between neighbours the next card opens at once", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  // From word to word.
  await pointAt(page, "#member");
  await becomes(() => titleOf(page), "Member state");
  expect(await between(page, "move", "open")).toBeLessThan(100);
  // By way of the empty page, within 300 ms of the closing; a driver that is late itself tries again.
  const third = await middleOf(page, "#third");
  let since = Number.NaN;
  for (let attempts = 0; attempts < 8 && !(since > 0 && since < 290); attempts++) {
    await pointAt(page, "#member");
    await becomes(() => titleOf(page), "Member state");
    await page.mouse.move(5, 5);
    await page.waitForTimeout(330);
    await page.mouse.move(third.x, third.y);
    await becomes(() => titleOf(page), "Third country");
    since = await between(page, "close", "move");
  }
  expect(since).toBeLessThan(290);
  expect(await between(page, "move", "open")).toBeLessThan(100);
  // Later the next card takes its time again.
  await page.mouse.move(5, 5);
  await waitForNoCard(page);
  await page.waitForTimeout(350);
  await pointAt(page, "#safe");
  await waitForCard(page);
  expect(await between(page, "move", "open")).toBeGreaterThanOrEqual(299);
});

row(
  "Escape closes at once, moves nothing, and the card stays away until the pointer has left the word",
  async ({ open }) => {
    const page = await open();
    await page.focus("#before");
    await pointAt(page, "#safe");
    await waitForCard(page);
    await page.keyboard.press("Escape");
    expect(await countCards(page)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("before");
    const { x, y } = await middleOf(page, "#safe");
    await page.mouse.move(x + 3, y + 1);
    await page.waitForTimeout(600);
    expect(await countCards(page)).toBe(0);
    await page.mouse.move(5, 5);
    await page.waitForTimeout(350);
    await pointAt(page, "#safe");
    await waitForCard(page);
  },
);

row("Escape belongs to an open card only", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.textContent = "Behind";
    document.body.prepend(dialog);
    dialog.show();
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") dialog.close();
    });
  });
  const isOpen = (): Promise<boolean> => page.evaluate(() => document.querySelector("dialog")!.open);
  await pointAt(page, "#safe");
  await waitForCard(page);
  await page.keyboard.press("Escape");
  expect(await countCards(page)).toBe(0);
  expect(await isOpen()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await isOpen()).toBe(false);
});

row("a word that scrolls under a still pointer opens nothing", async ({ open }) => {
  const page = await open("tall.html");
  await page.mouse.move(10, 350);
  const { x } = await middleOf(page, "#safe");
  await page.mouse.move(x, 350);
  await page.evaluate(() => {
    const { top, bottom } = document.querySelector("#safe")!.getBoundingClientRect();
    scrollBy(0, (top + bottom) / 2 - 350);
  });
  await page.waitForTimeout(800);
  expect(await page.evaluate((left) => document.elementFromPoint(left, 350)?.id, x)).toBe("safe");
  expect(await countCards(page)).toBe(0);
  await page.mouse.move(x + 1, 351);
  await waitForCard(page);
});

row("nothing opens while text is selected or a button is held", async ({ open }) => {
  const page = await open();
  const start = await boxOf(page, "#prose", 0);
  const { x, y } = await middleOf(page, "#plain");
  await page.mouse.move(start.left + 2, y);
  await page.mouse.down();
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  await page.waitForTimeout(600);
  expect(await countCards(page)).toBe(0);
  await page.mouse.up();
  await page.mouse.move(x + 2, y);
  await page.waitForTimeout(600);
  expect(await countCards(page)).toBe(0);
  expect(await page.evaluate(() => String(getSelection()))).toContain("alpha beta gamma");
});

row("no timer closes a card, and a press outside does", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  await page.waitForTimeout(2500);
  expect(await countCards(page)).toBe(1);
  await page.mouse.move(5, 300);
  await page.mouse.down();
  await page.mouse.up();
  expect(await countCards(page)).toBe(0);
});

row("one card at a time", async ({ open }) => {
  const page = await open();
  await page.focus("#before");
  await page.keyboard.press("Tab");
  await waitForCard(page);
  await pointAt(page, "#third");
  await becomes(() => titleOf(page), "Third country");
  expect(await countCards(page)).toBe(1);
  const found = await happeningsOf(page);
  expect(found.filter(({ what }) => what === "open").length).toBe(2);
});

row("keyboard: opens 500 ms after the focus came, and tabbing through opens nothing", async ({ open }) => {
  const page = await open();
  await page.focus("#before");
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press("Tab");
  expect(await countCards(page)).toBe(0);
  await waitForCard(page);
  const delay = await between(page, "focus", "open");
  expect(delay).toBeGreaterThanOrEqual(499);
  expect(delay).toBeLessThan(500 + late);
  const opened = (await happeningsOf(page)).filter(({ what }) => what === "open");
  expect(opened.length).toBe(1);
  await page.keyboard.press("Tab");
  expect(await countCards(page)).toBe(0);
});

row(
  "keyboard: links in a card are no stops until Alt and an arrow go into it; Escape comes back",
  async ({ open }) => {
    const page = await open();
    await page.focus("#before");
    await page.keyboard.press("Tab");
    await waitForCard(page);
    expect(await focused(page)).toBe("safe");
    const stops = page.locator('[data-card] :is(a, summary):not([tabindex="-1"])');
    expect(await stops.count()).toBe(0);
    await page.keyboard.press("Alt+ArrowUp");
    expect(await page.evaluate(() => document.activeElement!.matches("[data-card]"))).toBe(true);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("More");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("member states");
    await page.keyboard.press("Escape");
    expect(await countCards(page)).toBe(0);
    expect(await focused(page)).toBe("safe");
    await page.waitForTimeout(700);
    expect(await countCards(page)).toBe(0);
  },
);

row("keyboard: Tab leaves a card for what follows its word, Shift+Tab for the word", async ({ open }) => {
  const page = await open();
  await page.focus("#before");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Alt+ArrowDown");
  expect(await countCards(page)).toBe(1);
  await page.keyboard.press("Shift+Tab");
  expect(await focused(page)).toBe("safe");
  await page.keyboard.press("Alt+ArrowUp");
  for (const expected of ["More", "member states", "Full entry", "member"]) {
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(expected);
  }
  expect(await countCards(page)).toBe(0);
});

row("keyboard: Enter follows the link, with the card open or not", async ({ open }) => {
  const page = await open();
  await page.focus("#before");
  await page.keyboard.press("Tab");
  await waitForCard(page);
  await page.keyboard.press("Enter");
  await arrivesAt(page, "safe.html");
  expect(await page.title()).toBe("Safe entry");
});

row("keyboard: the card stands against the link, wherever the pointer is", async ({ open }) => {
  const page = await open();
  await page.mouse.move(900, 650);
  await page.focus("#before");
  await page.keyboard.press("Tab");
  await waitForCard(page);
  const word = await boxOf(page, "#safe");
  const card = await boxOf(page, "[data-card]");
  expect(card.left).toBeCloseTo(word.left, 0);
  expect(card.top - word.bottom).toBeCloseTo(8, 0);
});

row("touch: the first tap opens a sheet, the second follows the link", async ({ open }) => {
  const page = await open("main.html", phone);
  await tap(page, "#safe");
  await waitForCard(page);
  const sheet = await boxOf(page, "[data-card]");
  const { width, height } = await windowOf(page);
  expect(Math.round(sheet.bottom)).toBe(height);
  expect(Math.round(sheet.right - sheet.left)).toBe(width);
  expect(await page.locator("[data-card] .card-go").getAttribute("href")).toContain("glossary/safe.html");
  const word = await boxOf(page, "#safe");
  expect(word.bottom).toBeLessThanOrEqual(sheet.top);
  await tap(page, "#safe");
  await arrivesAt(page, "safe.html");
});

row("touch: the sheet's button goes to the entry, and one Back returns to the text", async ({ open }) => {
  const page = await open("main.html", phone);
  await tap(page, "#safe");
  await waitForCard(page);
  await tap(page, "[data-card] .card-go");
  await arrivesAt(page, "safe.html");
  await page.evaluate(() => history.back());
  await arrivesAt(page, "main.html");
  expect(await countCards(page)).toBe(0);
});

row("touch: Back closes the sheet and stays on the page", async ({ open }) => {
  const page = await open("other.html", phone);
  await page.goto(page.url().replace("other.html", "main.html"));
  await tap(page, "#safe");
  await waitForCard(page);
  await page.evaluate(() => history.back());
  await waitForNoCard(page);
  expect(page.url()).toContain("main.html");
  await page.evaluate(() => history.back());
  await arrivesAt(page, "other.html");
});

row(
  "touch: a tap outside, and the close button, close the sheet and leave no trace in the history",
  async ({ open }) => {
    const page = await open("other.html", phone);
    await page.goto(page.url().replace("other.html", "main.html"));
    await tap(page, "#safe");
    await waitForCard(page);
    await tap(page, "#intro", { x: 3, y: 5 });
    await waitForNoCard(page);
    await page.waitForFunction(() => !history.state?.glossatorSheet);
    await tap(page, "#member");
    await waitForCard(page);
    await tap(page, "[data-card] .card-close");
    await waitForNoCard(page);
    await page.waitForFunction(() => !history.state?.glossatorSheet);
    await page.evaluate(() => history.back());
    await arrivesAt(page, "other.html");
  },
);

row("touch: another word's tap changes the sheet, with one entry in the history", async ({ open }) => {
  const page = await open("other.html", phone);
  await page.goto(page.url().replace("other.html", "main.html"));
  await tap(page, "#safe");
  await waitForCard(page);
  await tap(page, "#member");
  await becomes(() => titleOf(page), "Member state");
  expect(await countCards(page)).toBe(1);
  await page.evaluate(() => history.back());
  await waitForNoCard(page);
  await page.evaluate(() => history.back());
  await arrivesAt(page, "other.html");
});

row(
  "touch: a pen that cannot hover taps as a finger does, whatever the page saw before",
  async ({ open }) => {
    const page = await open();
    await pointAt(page, "#third");
    await waitForCard(page);
    await page.evaluate(() => {
      const options = { pointerType: "pen", detail: 1, bubbles: true, cancelable: true };
      document.querySelector("#safe")!.dispatchEvent(new PointerEvent("click", options));
    });
    expect(await page.locator("[data-card][data-sheet]").count()).toBe(1);
    expect(await titleOf(page)).toBe("Safe");
  },
);

row("hover cards leave the history alone", async ({ open }) => {
  const page = await open();
  const before = await page.evaluate(() => history.length);
  await pointAt(page, "#safe");
  await waitForCard(page);
  await page.mouse.move(5, 5);
  await waitForNoCard(page);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

row(
  "at 400 % zoom the card is a sheet that hides neither the word nor anything sideways",
  async ({ open }) => {
    // What a window of 1280 × 1024 has left at 400 %.
    const page = await open("main.html", { width: 320, height: 256 });
    for (const word of ["#safe", "#third", "#long"]) {
      await page.locator(word).scrollIntoViewIfNeeded();
      await page.mouse.move(1, 1);
      await pointAt(page, word);
      await waitForCard(page);
      const sheet = await boxOf(page, "[data-card]");
      const trigger = await boxOf(page, word);
      const { width, height } = await windowOf(page);
      expect(sheet.left).toBeGreaterThanOrEqual(0);
      expect(sheet.top).toBeGreaterThanOrEqual(0);
      expect(sheet.right).toBeLessThanOrEqual(width);
      expect(sheet.bottom).toBeLessThanOrEqual(height);
      expect(
        sheet.top >= trigger.bottom || sheet.bottom <= trigger.top,
        JSON.stringify({ sheet, trigger }),
      ).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      // The pointer can reach it, slowly.
      const middle = { x: 160, y: (trigger.bottom + sheet.top) / 2 };
      if (sheet.top > trigger.bottom) await page.mouse.move(middle.x, middle.y);
      await page.waitForTimeout(400);
      expect(await countCards(page)).toBe(1);
      await page.keyboard.press("Escape");
    }
  },
);

row("forced colours: the card has an edge in a system colour", async ({ open }) => {
  const page = await open("main.html", { wish: "forcedColors" });
  expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
  await pointAt(page, "#safe");
  await waitForCard(page);
  const { width, style, edge, text } = await page.evaluate(() => {
    const card = getComputedStyle(document.querySelector("[data-card]")!);
    const { borderLeftWidth, borderLeftStyle, borderLeftColor, color } = card;
    return { width: borderLeftWidth, style: borderLeftStyle, edge: borderLeftColor, text: color };
  });
  expect(Number.parseFloat(width)).toBeGreaterThanOrEqual(1);
  expect(style).toBe("solid");
  expect(edge).toBe(text);
});

row("reduced motion: the card does not fade in; otherwise it takes 150 to 200 ms", async ({ open }) => {
  const animation = async (page: Page): Promise<string[]> => {
    await pointAt(page, "#safe");
    await waitForCard(page);
    return page.evaluate(() => {
      const { animationName, animationDuration } = getComputedStyle(document.querySelector("[data-card]")!);
      return [animationName, animationDuration];
    });
  };
  const [still] = await animation(await open("main.html", { wish: "reducedMotion" }));
  expect(still).toBe("none");
  const [name, duration = ""] = await animation(await open());
  expect(name).not.toBe("none");
  expect(Number.parseFloat(duration)).toBeGreaterThanOrEqual(0.15);
  expect(Number.parseFloat(duration)).toBeLessThanOrEqual(0.2);
});

row("dark and light: text has a contrast of 4.5, the card's edge of 3", async ({ open }) => {
  const pages = [await open("main.html", { wish: "dark" }), await open()];
  for (const [index, page] of pages.entries()) {
    await pointAt(page, "#safe");
    await waitForCard(page);
    await page.waitForTimeout(250);
    const colours = await page.evaluate(coloursOfCard);
    const [paper] = colours.paper;
    expect(index === 0 ? paper! < 60 : paper! > 200).toBe(true);
    for (const text of colours.texts) expect(contrast(text, colours.card)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.edge, colours.paper)).toBeGreaterThanOrEqual(3);
  }
});

row(
  "print: an open card is not on the paper, marks are plain, and the terms are there with their text",
  async ({ open, run }) => {
    const page = await open();
    const closed = drawingOf(await page.pdf());
    await pointAt(page, "#safe");
    await waitForCard(page);
    const opened = drawingOf(await page.pdf());
    expect(opened.length).toBeGreaterThan(1000);
    expect(opened === closed).toBe(true);
    if (run.browser !== "chromium") return;
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("[data-card]").isVisible()).toBe(false);
    expect(await page.locator("#note-term-safe").isVisible()).toBe(true);
    const line = await page.evaluate(
      () => getComputedStyle(document.querySelector("#safe")!).textDecorationLine,
    );
    expect(line).toBe("none");
  },
);

row(
  "without JavaScript the word is a link to its entry, and the page holds its definition",
  async ({ open }) => {
    const page = await open("main.html", { wish: "noScripts" });
    expect(await page.locator("#note-term-safe").isVisible()).toBe(true);
    expect(await page.locator("[data-theme-control]").isVisible()).toBe(false);
    // By its place: Playwright's own click waits for the page's clock, which stands still without scripts.
    const { x, y } = (await page.locator("#safe").boundingBox())!;
    await page.mouse.click(x + 5, y + 5);
    await becomes(() => page.url().endsWith("glossary/safe.html"), true);
  },
);

row("a screen reader gets the one line with the link, and a dialog named by the term", async ({ open }) => {
  const page = await open();
  expect(await countAccessible(page, "dialog", "Safe")).toBe(0);
  await pointAt(page, "#safe");
  await waitForCard(page);
  expect(await countAccessible(page, "link", "Safe")).toBeGreaterThanOrEqual(1);
  expect(await countAccessible(page, "dialog", "Safe")).toBe(1);
  const wiring = await page.evaluate(() => {
    const link = document.querySelector("#safe")!;
    const description = document.getElementById(link.getAttribute("aria-describedby")!)!.textContent;
    const controlled = document.getElementById(link.getAttribute("aria-controls")!);
    return [description, link.getAttribute("aria-expanded"), controlled?.matches("[data-card]")];
  });
  expect(wiring).toEqual(["EU scheme lending members up to €150bn to buy arms together.", "true", true]);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  const closed = await page.evaluate(() => document.querySelector("#safe")!.getAttributeNames());
  expect(closed).not.toContain("aria-expanded");
  expect(closed).not.toContain("aria-controls");
});

row("a card with nothing to press is a tooltip", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#plain");
  await waitForCard(page);
  expect(await page.locator("[data-card]").getAttribute("role")).toBe("tooltip");
  expect(await page.locator("#plain").getAttribute("aria-describedby")).toBe("note-term-plain");
});

row("a card holds the note's parts in order, no id twice, and no way back", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  const { parts, ids, back } = await page.evaluate(() => ({
    parts: [...document.querySelectorAll("[data-card] > *")].map(({ className }) => className),
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    back: document.querySelectorAll("[data-card] .note-back").length,
  }));
  expect(parts).toEqual(["card-title", "card-line", "card-long", "card-more", "card-more"]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(back).toBe(0);
});

row("the second rung unfolds in the card, which stays in the window", async ({ open }) => {
  const page = await open("main.html", { height: 330 });
  await pointAt(page, "#safe");
  await waitForCard(page);
  expect(await page.getByText("It lends to states").last().isVisible()).toBe(false);
  await page.locator("[data-card] summary").click();
  await page.locator("[data-card] .card-long p").waitFor();
  await page.waitForTimeout(100);
  const card = await boxOf(page, "[data-card]");
  expect(card.top).toBeGreaterThanOrEqual(7.5);
  expect(card.bottom).toBeLessThanOrEqual(330 - 7.5);
});

row("a second rung that the page does not hold comes from a script when it is unfolded", async ({ open }) => {
  const page = await open("later.html");
  await pointAt(page, "#held");
  await waitForCard(page);
  expect(await page.content()).not.toContain("It comes when");
  await page.locator("[data-card] summary").click();
  await page.locator("[data-card]").getByText("It comes when it is asked for.").waitFor();
  await page.keyboard.press("Escape");
  await pointAt(page, "#held");
  await waitForCard(page);
  expect(await page.locator("[data-card] .card-long").last().textContent()).toContain("It comes when");
});

row(
  "where that script cannot be had, the way to the entry stands in its place",
  async ({ open, forgive }) => {
    forgive();
    const page = await open("never.html");
    await pointAt(page, "#held");
    await waitForCard(page);
    await page.locator("[data-card] summary").click();
    await page.locator("[data-card] .card-long a").getByText("Entry of held").waitFor();
  },
);

row("right to left: the card starts where the word does, at its right", async ({ open }) => {
  const page = await open("rtl.html");
  await pointAt(page, "#safe");
  await waitForCard(page);
  const word = await boxOf(page, "#safe");
  const card = await boxOf(page, "[data-card]");
  expect(card.right).toBeCloseTo(word.right, 0);
  expect(card.top - word.bottom).toBeCloseTo(8, 0);
});

row("a word over two lines: the card stands at the line under the pointer", async ({ open }) => {
  const page = await open("wrapped.html");
  const count = await page.evaluate(() => document.querySelector("#wrapped")!.getClientRects().length);
  expect(count).toBeGreaterThanOrEqual(2);
  for (const line of [0, 1]) {
    await page.mouse.move(900, 600);
    await waitForNoCard(page);
    await page.waitForTimeout(320);
    await pointAt(page, "#wrapped", line);
    await waitForCard(page);
    const box = await boxOf(page, "#wrapped", line);
    const card = await boxOf(page, "[data-card]");
    expect(card.top - box.bottom).toBeCloseTo(8, 0);
    expect(card.left).toBeCloseTo(Math.max(8, box.left), 0);
  }
});

row("at each edge of the window the card keeps 8 px, and turns over only where it must", async ({ open }) => {
  const page = await open("edges.html", { width: 900, height: 600 });
  const places = ["top-left", "top-right", "bottom-left", "bottom-right", "middle-left", "middle-right"];
  for (const place of places) {
    await page.mouse.move(450, 4);
    await waitForNoCard(page);
    await pointAt(page, `#${place}`);
    await waitForCard(page);
    const card = await boxOf(page, "[data-card]");
    const { width, height } = await windowOf(page);
    expect(card.left, place).toBeGreaterThanOrEqual(7.5);
    expect(card.top, place).toBeGreaterThanOrEqual(7.5);
    expect(card.right, place).toBeLessThanOrEqual(width - 7.5);
    expect(card.bottom, place).toBeLessThanOrEqual(height - 7.5);
    expect(card.right - card.left, place).toBeLessThanOrEqual(448.5);
    const word = await boxOf(page, `#${place}`);
    const isAbove = card.bottom <= word.top;
    expect(isAbove, place).toBe(place.startsWith("bottom"));
  }
});

row("the wheel in a long card scrolls the card, not the page", async ({ open }) => {
  const page = await open("tall.html");
  await page.evaluate(() => document.querySelector("#long")!.scrollIntoView({ block: "center" }));
  await pointAt(page, "#long");
  await waitForCard(page);
  const { x, y } = await middleOf(page, "[data-card]");
  await page.mouse.move(x, y);
  const before = await page.evaluate(() => scrollY);
  for (let turns = 0; turns < 12; turns++) await page.mouse.wheel(0, 300);
  await page.waitForTimeout(400);
  const [scrolled, top] = await page.evaluate(() => [
    document.querySelector("[data-card]")!.scrollTop,
    scrollY,
  ]);
  expect(scrolled).toBeGreaterThan(0);
  expect(top).toBe(before);
});

row("an open card scrolls with its word", async ({ open }) => {
  const page = await open("tall.html");
  await page.evaluate(() => document.querySelector("#safe")!.scrollIntoView({ block: "center" }));
  await pointAt(page, "#safe");
  await waitForCard(page);
  await page.evaluate(() => scrollBy(0, 100));
  await page.waitForTimeout(100);
  const word = await boxOf(page, "#safe");
  const card = await boxOf(page, "[data-card]");
  expect(card.top - word.bottom).toBeCloseTo(8, 0);
});

row("a card opens from within a card, two deep at most, and what it came from stays", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  const nested = '[data-card] a[aria-describedby="note-term-member"]';
  await pointAt(page, nested);
  await becomes(() => countCards(page), 2);
  await page.waitForTimeout(500);
  expect(await countCards(page)).toBe(2);
  // A third would be one too many: its link is only a link. So is a link to what is open already.
  for (const note of ["third", "safe"]) {
    await pointAt(page, `[data-card] ~ [data-card] a[aria-describedby="note-term-${note}"]`);
    await page.waitForTimeout(500);
    expect(await countCards(page)).toBe(2);
  }
  await page.keyboard.press("Escape");
  expect(await countCards(page)).toBe(1);
  expect(await titleOf(page)).toBe("Safe");
  await page.keyboard.press("Escape");
  expect(await countCards(page)).toBe(0);
});

row("the pointer leaves a nested card for its parent, and only the nested one closes", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  await pointAt(page, '[data-card] a[aria-describedby="note-term-member"]');
  await becomes(() => countCards(page), 2);
  await pointAt(page, "[data-card] .card-title");
  await becomes(() => countCards(page), 1);
  await page.waitForTimeout(400);
  expect(await titleOf(page)).toBe("Safe");
  await page.mouse.move(5, 5);
  await waitForNoCard(page);
});

row("cards switched off stay off, on every page and before first paint", async ({ open }) => {
  const page = await open();
  await page.locator('[data-cards-control] button[value="off"]').first().click();
  await pointAt(page, "#safe");
  await page.waitForTimeout(600);
  expect(await countCards(page)).toBe(0);
  await page.goto(page.url().replace("main.html", "wrapped.html"));
  expect(await page.evaluate(() => document.documentElement.dataset["cards"])).toBe("off");
  await pointAt(page, "#wrapped");
  await page.waitForTimeout(600);
  expect(await countCards(page)).toBe(0);
  const pressed = page.locator('[data-cards-control] [data-setting="cards"][aria-pressed="true"]');
  expect(await pressed.innerText()).toBe("Off");
  await page.locator('[data-cards-control] [data-setting="cards"]').first().click();
  await pointAt(page, "#wrapped");
  await waitForCard(page);
});

row("theme and marks are remembered, and set before the page is drawn", async ({ open }) => {
  const page = await open();
  await page.locator('[data-theme-control] button[value="dark"]').click();
  await page.locator('[data-cards-control] button[value="plain"]').click();
  await page.goto(page.url().replace("main.html", "wrapped.html"), { waitUntil: "commit" });
  await page.waitForSelector("#wrapped");
  const [scheme, theme, line] = await page.evaluate(() => [
    getComputedStyle(document.documentElement).colorScheme,
    document.documentElement.dataset["theme"],
    getComputedStyle(document.querySelector("#wrapped")!).textDecorationLine,
  ]);
  expect([scheme, theme, line]).toEqual(["dark", "dark", "none"]);
  const early = await page.evaluate(() => [...document.scripts].map((script) => script.defer));
  expect(early).toEqual([false, true]);
});

row("a mark that has been read for 1.5 s goes quieter", async ({ open }) => {
  const page = await open();
  await pointAt(page, "#safe");
  await waitForCard(page);
  await page.waitForTimeout(1000);
  expect(await page.locator("#safe").getAttribute("data-read")).toBeNull();
  await becomes(() => page.locator("#safe").getAttribute("data-read"), "");
});

row("the strict policy blocks nothing that the page needs, and does block", async ({ open, forgive }) => {
  forgive();
  const page = await open();
  const blocked = await page.evaluate(async () => {
    const violation = new Promise<string>((seen) => {
      addEventListener("securitypolicyviolation", (event) => seen(event.effectiveDirective));
      setTimeout(seen, 3000, "none");
    });
    const image = new Image();
    image.src = "https://example.invalid/x.png";
    return violation;
  });
  expect(blocked).toBe("img-src");
});

row(
  "from the disk a page can read no other file: what passes here passes for readers",
  async ({ open, run, forgive }) => {
    forgive();
    const page = await open();
    const read = await page.evaluate(() =>
      fetch("other.html").then(
        () => "read",
        () => "refused",
      ),
    );
    expect(read).toBe(run.from === "http" ? "read" : "refused");
  },
);

row("the outline says where the reader is", async ({ open }) => {
  const page = await open("outline.html");
  const current = page.locator('.outline [aria-current="true"]');
  for (const [id, name] of [
    ["s-two", "Two"],
    ["s-thrée", "Three"],
    ["s-one", "One"],
  ]) {
    await page.evaluate((target) => document.getElementById(target!)!.scrollIntoView(), id);
    await becomes(() => current.allInnerTexts(), [name]);
  }
});

row("/ and Ctrl+K load search and open it; typing does not", async ({ open }) => {
  const page = await open();
  const opened = (): Promise<string | undefined> =>
    page.evaluate(() => document.body.dataset["searchOpened"]);
  await page.focus("#field");
  await page.keyboard.type("a/b");
  expect(await page.inputValue("#field")).toBe("a/b");
  expect(await opened()).toBeUndefined();
  await page.keyboard.press("Control+k");
  await becomes(opened, "1");
  await page.focus("#before");
  await page.keyboard.press("/");
  await becomes(opened, "2");
  await page.locator("#search").click();
  await becomes(opened, "3");
  expect(page.url()).toContain("main.html");
  const data = await page.evaluate(
    () => (globalThis as unknown as { searchScript: DOMStringMap }).searchScript,
  );
  expect(data).toMatchObject({ root: "", terms: "terms.js" });
});

row("a reader may switch off what a single key does; Ctrl+K stays", async ({ open }) => {
  const page = await open();
  const opened = (): Promise<string | undefined> =>
    page.evaluate(() => document.body.dataset["searchOpened"]);
  await page.locator('[data-setting="keys"][value="off"]').click();
  await page.goto(page.url());
  await page.focus("#before");
  await page.keyboard.press("/");
  await page.keyboard.press("Control+k");
  await becomes(opened, "1");
  await page.locator('[data-setting="keys"][value=""]').click();
  await page.keyboard.press("/");
  await becomes(opened, "2");
});

row("where search does not load, its link is followed", async ({ open, forgive }) => {
  forgive();
  const page = await open("no-search.html");
  await page.locator("#search").click();
  await arrivesAt(page, "search.html");
});

test("the record has one line for each of these tests", () => {
  const record = readFileSync(new URL("../../docs/tooltip-conformance.md", import.meta.url), "utf8");
  const promised = [...record.matchAll(/^\| (.+?) +\|(?: yes +\|){4}$/gm)].map(([, promise]) => promise);
  expect(new Set(promised)).toEqual(new Set(rows));
});

const phone: OpenOptions = { width: 390, height: 760, touch: true };

function titleOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector(".card-title")?.textContent ?? "");
}

/** What has the focus: its id, or its text where a copy has lost its id. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.id || activeElement?.textContent || "";
  });
}

function windowOf(page: Page): Promise<{ width: number; height: number }> {
  return page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.clientHeight,
  }));
}

/** The colours of the open card as numbers; a canvas turns whatever the style says into red, green and blue. */
function coloursOfCard() {
  const numbers = (colour: string): number[] => {
    const context = document.createElement("canvas").getContext("2d")!;
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
  };
  const card = document.querySelector("[data-card]")!;
  const style = getComputedStyle(card);
  const texts = [card, ...card.querySelectorAll("*")].map((element) =>
    numbers(getComputedStyle(element).color),
  );
  return {
    texts,
    card: numbers(style.backgroundColor),
    edge: numbers(style.borderLeftColor),
    paper: numbers(getComputedStyle(document.body).backgroundColor),
  };
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

async function axeViolations(page: Page): Promise<string[]> {
  const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    type Axe = {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const results = await (globalThis as unknown as Axe).axe.run({ preload: false });
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  return violations;
}
