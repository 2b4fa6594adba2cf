/**
 * The author's workbench, in pages that `glossator serve` serves and in no others: loads the page anew when its source
 * changed, shows faults over the last good page, a panel beside it, and the source of what is clicked.
 */
const folder = new URL(".", (document.currentScript as HTMLScriptElement).src);
const path = decodeURIComponent(location.pathname)
  .replace(/^\/+/, "")
  .replace(/(^|\/)$/, "$1index.html");
const openKey = "glossator-workbench-open";

interface State {
  readonly version: string;
  /** How many faults keep the newest text from being shown. */
  readonly faults: number;
}

const host = document.createElement("glossator-workbench");
const shadow = host.attachShadow({ mode: "open" });
const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("workbench.css", folder).href;
const faults = document.createElement("div");
faults.setAttribute("role", "alert");
const panel = document.createElement("aside");
panel.id = "panel";
panel.setAttribute("aria-label", "About this page");
const toggle = document.createElement("button");
toggle.type = "button";
toggle.id = "toggle";
toggle.textContent = "About this page";
toggle.setAttribute("aria-controls", "panel");
shadow.append(style, panel, toggle, faults);
document.body.append(host);

toggle.addEventListener("click", () => void show(panel.hidden === true));
void show(sessionStorage.getItem(openKey) === "yes");

// Of the navigation that brought this page here, so that a change in between is not missed.
const own = performance
  .getEntriesByType("navigation")
  .flatMap((entry) => (entry as PerformanceNavigationTiming).serverTiming)
  .find(({ name }) => name === "version")?.description;

new EventSource(urlOf("changes")).addEventListener("message", ({ data }) => {
  const { version, faults: count } = JSON.parse(data as string) as State;
  if (own !== undefined && version !== own) location.reload();
  else void showFaults(count);
});

async function showFaults(count: number): Promise<void> {
  if (count === 0) faults.replaceChildren();
  else put(faults, await textOf("faults.html"));
}

async function show(isOpen: boolean): Promise<void> {
  panel.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", String(isOpen));
  sessionStorage.setItem(openKey, isOpen ? "yes" : "no");
  if (!isOpen) return;
  panel.textContent = "Reading the publication…";
  put(panel, await textOf("panel.html"));
}

document.addEventListener("click", (event) => {
  if (!event.altKey) return;
  const line = (event.target as Element).closest<HTMLElement>("[data-line]")?.dataset["line"];
  if (line === undefined) return;
  event.preventDefault();
  location.assign(`${urlOf("open")}&line=${line}`);
});

function urlOf(name: string): string {
  return `${new URL(name, folder).href}?path=${encodeURIComponent(path)}`;
}

async function textOf(name: string): Promise<string> {
  return (await fetch(urlOf(name))).text();
}

/** Comes from the server of whoever writes, and is escaped there. */
function put(target: Element, html: string): void {
  target.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
}
