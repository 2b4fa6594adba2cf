/** The sheet for what scripts show is linked for paper, so that no first view waits for it; from here on it is for the screen too. */
export function showLaterStyles(): void {
  const link = document.querySelector<HTMLLinkElement>("link[data-later]");
  if (link) link.media = "all";
}
