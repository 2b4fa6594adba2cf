/** How the caches of a site are called. One origin may hold many sites, each under a path of its own. */
export function cacheNames(scope: string) {
  // No path has a space in it, so no site's prefix is the beginning of another's.
  const prefix = `glossator ${new URL(scope).pathname} `;
  return {
    /** Exists as long as the reader wants an offline copy, and says which version they read. */
    state: `${prefix}state`,
    ofVersion: (version: string) => `${prefix}${version}`,
    isOurs: (name: string) => name.startsWith(prefix),
  } as const;
}

/** The URL of a file of the site. */
export function urlOf(path: string, scope: string): string {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), scope).href;
}
