/**
 * Loads a classic script of this site on demand: the one way to get code or data that also works from a disk, where
 * `fetch`, `import()` and workers are refused. Only URLs that the page itself wrote come here, so the Trusted Types
 * policy has one thing to check: same scheme, same host. Rejects with the error event where the script cannot be had.
 */
export function loadScript(url: string, dataset: DOMStringMap = {}): Promise<void> {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    Object.assign(script.dataset, dataset);
    script.addEventListener("load", () => loaded());
    script.addEventListener("error", failed);
    script.src = trusted(new URL(url, document.baseURI));
    document.head.append(script);
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** TypeScript's DOM knows no Trusted Types, Firefox only lately: without them a string is what a script takes. */
const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;

const policy = trustedTypes?.createPolicy("glossator", { createScriptURL: sameSite });

function trusted(url: URL): string {
  return policy ? policy.createScriptURL(url.href) : sameSite(url.href);
}

function sameSite(href: string): string {
  const { protocol, host } = new URL(href);
  if (protocol !== location.protocol || host !== location.host) throw new Error(`Not of this site: ${href}`);
  return href;
}
