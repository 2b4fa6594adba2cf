import type { InitializeHook, ResolveHook } from "node:module";

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
  const found = await next(specifier, isOurs ? { ...context, parentURL: own.from, conditions } : context);
  const url = running(found.url, own);
  return url === undefined ? found : { url, format: "module", shortCircuit: true };
};

/** The compiled module that runs in place of one of our source, which a second time would know nothing of the first. */
function running(url: string, { runs }: OwnCopy): string | undefined {
  const [address = ""] = url.split("?");
  if (!runs || !address.startsWith(runs.source) || !/\.tsx?$/.test(address)) return undefined;
  return `${runs.compiled}${address.slice(runs.source.length).replace(/\.tsx?$/, ".js")}`;
}
