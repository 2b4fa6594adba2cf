import { existsSync } from "node:fs";
import type { InitializeHook, ResolveHook } from "node:module";
import { pathToFileURL } from "node:url";

/** Where imports of ours are resolved from: a module of the copy that runs. */
export interface OwnCopy {
  readonly from: string;
  /** Conditions of package.json's `exports` that hold for it. */
  readonly conditions: readonly string[];
  /** Folders of our source and of what was compiled of it, when that is what runs; URLs with a slash at their ends. */
  readonly runs?: { readonly source: string; readonly compiled: string } | undefined;
}

let own: OwnCopy | undefined;

export const initialize: InitializeHook<OwnCopy> = (copy) => {
  own = copy;
};

/** Runs on the thread on which Node resolves imports. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  if (!own) return next(specifier, context);
  const isOurs = /^(?:glossator|@11ty\/eleventy)(?:\/|$)/.test(specifier);
  const conditions = [...context.conditions, ...own.conditions];
  const wanted = isEleventys(specifier, context.parentURL) ? fileMeant(specifier) : specifier;
  const found = await next(wanted, isOurs ? { ...context, parentURL: own.from, conditions } : context);
  const url = running(found.url, own);
  return url === undefined ? found : { url, format: "module", shortCircuit: true };
};

function isEleventys(specifier: string, parent: string | undefined): boolean {
  return specifier.startsWith("file:") && parent?.endsWith("/@11ty/eleventy/src/Util/Require.js") === true;
}

/**
 * The file of a publication that Eleventy means. It makes an address of a path by writing `file:` before it, so that what stands behind
 * a # or a ? in the name of a folder is no path any more, and a % with two digits another letter.
 * @see https://github.com/11ty/eleventy/blob/v3.1.7/src/Util/Require.js
 */
function fileMeant(specifier: string): string {
  const [, version = ""] = /[?&](_cache_bust=\d+)/.exec(specifier) ?? [];
  const path = specifier
    .replace(/[?&]_cache_bust=\d+/, "")
    .replace(/^file:(?:\/\/)?(?:\/(?=[A-Za-z]:))?/, "");
  const meant = [unescaped(path), path].find((one) => existsSync(one));
  return meant === undefined ? specifier : `${pathToFileURL(meant).href}${version && `?${version}`}`;
}

/** What `new URL` writes as % and digits, and nothing that somebody wrote so. https://url.spec.whatwg.org/#path-percent-encode-set */
function unescaped(path: string): string {
  return path.replace(/(?:%[89A-F][0-9A-F])+|%(?:20|22|27|3C|3E|5E|60|7B|7D|7F|[01][0-9A-F])/g, (written) => {
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  });
}

/** The compiled module that runs in place of one of our source, which a second time would know nothing of the first. */
function running(url: string, { runs }: OwnCopy): string | undefined {
  const [address = ""] = url.split("?");
  if (!runs || !address.startsWith(runs.source) || !/\.tsx?$/.test(address)) return undefined;
  return `${runs.compiled}${address.slice(runs.source.length).replace(/\.tsx?$/, ".js")}`;
}
