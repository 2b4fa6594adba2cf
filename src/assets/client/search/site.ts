import { element } from "./elements.ts";

/** Where the site is, as the page's own script tag says it: `<script src=… data-root="../" data-search=… data-terms=…>`. */
export interface Site {
  /** The site's root, absolute. */
  readonly root: URL;
  /** The script with the index of names. */
  readonly termIndex: URL;
  /** The style sheet of the dialog, on a page that does not have it. */
  readonly styles: string | undefined;
}

export function siteOfThisPage(): Site {
  const script = document.querySelector<HTMLScriptElement>("script[data-root]");
  const { root = "./", terms = "", searchStyles: styles } = script?.dataset ?? {};
  return { root: new URL(root, document.baseURI), termIndex: new URL(terms, document.baseURI), styles };
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

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}

let policy: ScriptPolicy | undefined;

/**
 * The one policy of the search, `glossator-search`, for sites that enforce Trusted Types: a script is ours if it is below the
 * site's root.
 */
function scriptPolicy(root: URL): ScriptPolicy {
  const rules = {
    createScriptURL(url: string): string {
      if (!new URL(url).href.startsWith(root.href)) throw new TypeError(`Not a script of this site: ${url}`);
      return url;
    },
  };
  const factory = (
    globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): ScriptPolicy } }
  ).trustedTypes;
  return (policy ??= factory ? factory.createPolicy("glossator-search", rules) : rules);
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
