interface ScriptPolicy {
  readonly createScriptURL: (url: string) => unknown;
}

let policy: ScriptPolicy | undefined;

/**
 * The one policy of the search, `glossator-search`, for sites that enforce Trusted Types: a script is ours if it is below the
 * site's root.
 */
export function scriptPolicy(root: URL): ScriptPolicy {
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
