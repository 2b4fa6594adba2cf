import type { InitializeHook, ResolveHook } from "node:module";

/** Where imports of ours are resolved from: a module of the copy that runs. */
export interface OwnCopy {
  readonly from: string;
  /** Conditions of package.json's `exports` that hold for it. */
  readonly conditions: readonly string[];
}

let own: OwnCopy | undefined;

export const initialize: InitializeHook<OwnCopy> = (copy) => {
  own = copy;
};

/** Runs on the thread on which Node resolves imports. */
export const resolve: ResolveHook = (specifier, context, next) =>
  own && /^(?:glossator|@11ty\/eleventy)(?:\/|$)/.test(specifier)
    ? next(specifier, {
        ...context,
        parentURL: own.from,
        conditions: [...context.conditions, ...own.conditions],
      })
    : next(specifier, context);
