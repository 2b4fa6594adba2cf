import { element } from "./elements.ts";
import { scriptPolicy } from "./trusted-script.ts";

/** Where the site is, as the page's own script tag says it: `<script src=… data-root="../" data-search=… data-terms=…>`. */
export interface Site {
  /** The site's root, absolute. */
  readonly root: URL;
  /** This script. */
  readonly client: URL;
  /** The script with the index of names. */
  readonly termIndex: URL;
  /** The style sheet of the dialog, on a page that does not have it. */
  readonly styles: string | undefined;
}

/** To be asked while this script is first run: later nobody knows which it is. */
export function siteOfThisPage(): Site {
  const script = document.querySelector<HTMLScriptElement>("script[data-root]");
  const { root = "./", terms = "", searchStyles: styles } = script?.dataset ?? {};
  const { src } = document.currentScript as HTMLScriptElement;
  return {
    root: new URL(root, document.baseURI),
    client: new URL(src),
    termIndex: new URL(terms, document.baseURI),
    styles,
  };
}

export function loadStyles(href: string): Promise<void> {
  const link = element("link", { rel: "stylesheet", href });
  // A search without its styles is still a search.
  const settled = new Promise<void>((done) => {
    for (const type of ["load", "error"]) link.addEventListener(type, () => done());
  });
  document.head.append(link);
  return settled;
}

/** Runs a classic script, which is what a page from disk may load. */
export function loadScript(url: URL, root: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = scriptPolicy(root).createScriptURL(url.href) as string;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`The search could not load ${url.href}`));
    };
    document.head.append(script);
  });
}
