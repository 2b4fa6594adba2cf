/**
 * The canary: a function that every payload tries to call, a host that every payload tries to ask. Both are watched in a
 * real browser, with the content security policy, and without it, so that it is the escaping that is proved.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";

export interface Cage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What a payload did: it ran, it asked another host, it opened a dialog. */
  readonly sung: string[];
}

/** A browser context in which nothing that a stranger wrote can happen unseen. */
export async function cage(browser: Browser, root: string, bypassCSP: boolean): Promise<Cage> {
  const context = await browser.newContext({ bypassCSP, serviceWorkers: "block" });
  const sung: string[] = [];
  await context.exposeFunction("canary", (...words: unknown[]) => void sung.push(`ran ${words.join()}`));
  context.on("request", (request) => {
    if (!request.url().startsWith(root) && !/^(data|blob|about):/.test(request.url()))
      sung.push(`asked ${request.url()}`);
  });
  context.on("page", (opened) => void sung.push(`opened ${opened.url()}`));
  const page = await context.newPage();
  sung.length = 0;
  page.on("dialog", (dialog) => {
    sung.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, page, sung };
}

/** What is in a page that no page of ours has: code, frames, links that run, names that shadow the document's own. */
export function strangersIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const forbidden =
      "iframe,frame,object,embed,base,applet,portal,marquee,math,style:not(svg style),foreignObject,animate,set";
    for (const element of document.querySelectorAll(forbidden)) found.push(`<${element.localName}>`);
    for (const script of document.scripts) {
      const isOurs = /\/assets\/|offline\.js|search-from-disk\/|pagefind\//.test(script.src);
      const isData = script.type === "application/ld+json";
      const isEarly = script.src === "" && document.head.contains(script) && /dataset/.test(script.text);
      if (!isOurs && !isData && !isEarly) found.push(`<script> ${script.src} ${script.text.slice(0, 80)}`);
    }
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        // A script of ours places the card beside its term, no higher than there is room for.
        const isPlace =
          element.matches("[data-card]") && /^((left|top|max-height): [\d.-]+px; ?)*$/.test(value);
        if (/^on/i.test(name) || (name === "style" && !isPlace) || name === "srcdoc")
          found.push(`${name}="${value.slice(0, 60)}"`);
        if (!/^(href|src|action|formaction|xlink:href|data|poster|background)$/.test(name)) continue;
        const { protocol } = new URL(value, document.baseURI);
        const isImage = protocol === "data:" && element.matches("img, link[rel=icon]");
        if (!/^(https?|mailto|file):$/.test(protocol) && !isImage)
          found.push(`${name}="${value.slice(0, 60)}"`);
      }
    }
    const meta = document.querySelector('meta[http-equiv="refresh" i]');
    if (meta) found.push("a refresh");
    const natives = ["getElementById", "querySelector", "createElement"] as const;
    for (const name of natives)
      if (typeof document[name] !== "function") found.push(`document.${name} is shadowed`);
    for (const name of ["body", "head", "forms", "location", "cookie", "defaultView"])
      if (Object.hasOwn(document, name) && name !== "location") found.push(`document.${name} is shadowed`);
    return found;
  });
}
