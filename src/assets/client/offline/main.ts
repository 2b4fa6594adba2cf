import { OfflineControl } from "./control.ts";
import { OfflineCopy } from "./copy.ts";
import { showSavedPages } from "./page-list.ts";

/**
 * The offline copy on a page. Loaded by `offer.ts`; asks the host and the worker how things stand
 * and shows it in the page's slot. Stores nothing: that takes a press of its button.
 */
const root = new URL(document.currentScript?.dataset["root"] ?? "./", document.baseURI);
const copy = new OfflineCopy(root);
const controls = [...document.querySelectorAll<HTMLElement>("[data-offline]")].map(
  (slot) => new OfflineControl(slot, copy),
);
/** The version that this page is of; a page that comes back from the browser's memory may be of one before. */
let version: string | undefined;

async function show(): Promise<void> {
  const situation = await copy.situation();
  const reading = situation.status?.reading?.version;
  if (version !== undefined && reading !== undefined && reading !== version) return location.reload();
  version = reading;
  for (const control of controls) control.show(situation);
  await showSavedPages(copy, situation);
}

copy.listen((news) => {
  if (news.offline === "switched") location.reload();
  else if (news.offline === "changed") void show();
  else for (const control of controls) control.hear(news);
});
addEventListener("online", () => void show());
addEventListener("offline", () => void show());
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) void show();
});
void show();
