import { addressIn, destinationOf } from "./address.ts";
import { summaryOf } from "./manifest.ts";
import type { Answers, News, OfflineStatus, Outcome, Question } from "./messages.ts";
import { cacheNames, urlOf } from "./names.ts";
import { NotSaved, SavedVersion } from "./saved-version.ts";
import { deleteCopy, readState, writeState, type ReaderState } from "./state.ts";
import { worker } from "./worker-scope.ts";

/**
 * The offline copy of the site. Two rules hold it together:
 *
 * - **The reader decides.** Without a {@link ReaderState}, which only a press of "Save for offline" writes, nothing is
 *   stored and this worker takes itself away. Which version is shown is in that state too, and not in which worker runs: browsers
 *   change workers when the last page closes, readers change versions when they say so.
 * - **A version is whole.** A new one is saved beside the old and verified file by file before it is offered. One file that
 *   is not as published, and it is refused, with the old one untouched.
 */
const newest = worker.offlineManifest;
const { scope } = worker.registration;
const names = cacheNames(scope);
const offlinePage = "offline.html";
/** Says what the host has now, and so is of no version. */
const summaryScript = "offline.js";

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port) event.waitUntil(answer(event.data as Question).then((answered) => port.postMessage(answered)));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  // A part of a file is asked for by players and by downloads that go on: the network's business.
  if (request.method !== "GET" || request.headers.has("range")) return;
  const asked = addressIn(new URL(request.url), scope);
  if (asked !== undefined) event.respondWith(respond(request, asked));
});

async function install(): Promise<void> {
  const state = await readState(scope);
  if (state) {
    const { failed } = await saveNewest(state);
    if (failed !== undefined) throw new NotSaved(failed);
  }
  // Takes over at once, and still shows the reader's version.
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const state = await readState(scope);
  if (!state) {
    // Nobody asked: this address had another worker before, or the reader took the copy away meanwhile.
    await removeCopy();
    return;
  }
  await deleteVersionsBut([state.version, newest.version]);
  await worker.clients.claim();
  await tell({ offline: "changed" });
}

/** Saves the newest version, with all that the reader has of theirs. */
async function saveNewest(state: ReaderState): Promise<Outcome> {
  try {
    const before = await versionOf(state);
    const version = await SavedVersion.open(newest, scope);
    const had = before ? (await before.list()).filter((path) => version.has(path)) : [];
    const wanted = new Set([...version.wanted(state.everything === true), ...had]);
    await version.save([...wanted], before ? [before] : [], progress());
    if (state.version === undefined) await useVersion({ ...state, version: newest.version });
    return {};
  } catch (error) {
    const failed = error instanceof NotSaved ? error.what : String(error);
    if (state.version === undefined) await deleteCopy(scope);
    else if (state.version !== newest.version) await caches.delete(names.ofVersion(newest.version));
    await tell({ offline: "failed", failed });
    return { failed };
  }
}

async function deleteVersionsBut(kept: ReadonlyArray<string | undefined>): Promise<void> {
  const keep = new Set([names.state, ...kept.map((version) => version && names.ofVersion(version))]);
  for (const name of await caches.keys())
    if (names.isOurs(name) && !keep.has(name)) await caches.delete(name);
}

/** What the reader reads, remembered while this worker runs. */
let reading: Promise<SavedVersion | undefined> | undefined;

function readersVersion(): Promise<SavedVersion | undefined> {
  reading ??= readState(scope).then((state) => state && versionOf(state));
  return reading;
}

async function versionOf({ version }: ReaderState): Promise<SavedVersion | undefined> {
  if (version === undefined) return undefined;
  return version === newest.version
    ? SavedVersion.open(newest, scope)
    : SavedVersion.openEarlier(version, scope);
}

async function useVersion(state: ReaderState): Promise<void> {
  await writeState(scope, state);
  reading = undefined;
}

async function respond(request: Request, asked: string): Promise<Response> {
  const version = await readersVersion().catch(() => (reading = undefined));
  if (!version) return fetch(request);
  if (asked === summaryScript) return fetch(request).catch(emptyScript);
  const destination = destinationOf(asked, (path) => version.has(path));
  if (!destination) return beyond(request, version);
  const { kind, path } = destination;
  if (kind === "moved") return Response.redirect(urlOf(path, scope) + new URL(request.url).search, 302);
  return (await version.read(path)) ?? fromNetwork(request, version, path);
}

/** How a page learns that the host cannot be reached. */
function emptyScript(): Response {
  return new Response("", { headers: { "content-type": "text/javascript" } });
}

/** Nothing of this version: downloads, what is newer than it, and what never was. */
async function beyond(request: Request, version: SavedVersion): Promise<Response> {
  if (request.mode !== "navigate") return fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const page = await version.read("404.html", 404);
    if (page) return page;
    throw error;
  }
}

/** A file of a large site that the reader opens for the first time, or one that was lost. */
async function fromNetwork(request: Request, version: SavedVersion, path: string): Promise<Response> {
  try {
    const { response, isKept } = await version.fetch(path);
    // The data of another version would not fit the code of this one; a page brings its own along.
    return isKept || request.destination !== "" ? response : Response.error();
  } catch (error) {
    // The page that says what is there; not in place of the other, for its links would lead astray at another depth.
    if (request.mode !== "navigate" || path === offlinePage || !version.has(offlinePage)) throw error;
    return Response.redirect(urlOf(offlinePage, scope), 302);
  }
}

async function answer(question: Question): Promise<Answers[Question["ask"]]> {
  switch (question.ask) {
    case "status":
      return status();
    case "list":
      return (await readersVersion())?.list() ?? [];
    case "save":
      return saveMore(question);
    case "accept":
      return acceptNewest();
    case "remove":
      return removeCopy();
  }
}

async function status(): Promise<OfflineStatus> {
  const state = await readState(scope);
  const version = state && (await versionOf(state));
  const summary = summaryOf(newest);
  if (!state || !version) return { newest: summary, isStale: false };
  const has = new Set(await version.list());
  const hasAll = (paths: readonly string[]): boolean => paths.every((path) => has.has(path));
  return {
    newest: summary,
    reading: {
      ...summaryOf(version.manifest),
      isComplete: hasAll(version.wanted(state.everything === true)),
      hasEverything: hasAll(Object.keys(version.manifest.files)),
    },
    isStale: state.version !== newest.version && (await isThere(newest.version)),
  };
}

function isThere(version: string): Promise<boolean> {
  return caches.has(names.ofVersion(version));
}

async function saveMore({ paths, everything }: Question & { ask: "save" }): Promise<Outcome> {
  const state = (await readState(scope)) ?? {};
  const version = await versionOf(state);
  if (!version) return saveNewest({ ...state, ...(everything ? { everything } : {}) });
  const wanted = paths
    ? await withTheirImages(
        paths.filter((path) => version.has(path)),
        version,
      )
    : version.wanted(everything === true || state.everything === true);
  try {
    await version.save(wanted, [], progress());
  } catch (error) {
    return { failed: error instanceof NotSaved ? error.what : String(error) };
  }
  if (everything) await writeState(scope, { ...state, everything });
  return {};
}

/** Pages and what they show; their styles and scripts are in the core. */
async function withTheirImages(paths: readonly string[], version: SavedVersion): Promise<string[]> {
  const all = new Set(paths);
  for (const path of paths) {
    const page = (await version.read(path)) ?? (await version.fetch(path)).response;
    for (const [, url = ""] of (await page.text()).matchAll(/\ssrc="([^"]+)"/g)) {
      const shown = addressIn(new URL(url.replaceAll("&amp;", "&"), urlOf(path, scope)), scope);
      if (shown !== undefined && version.has(shown)) all.add(shown);
    }
  }
  return [...all];
}

async function acceptNewest(): Promise<Outcome> {
  const state = await readState(scope);
  if (!state || !(await isThere(newest.version))) return { failed: newest.version };
  await useVersion({ ...state, version: newest.version });
  await deleteVersionsBut([newest.version]);
  await tell({ offline: "switched" });
  return {};
}

async function removeCopy(): Promise<Outcome> {
  reading = Promise.resolve(undefined);
  await deleteCopy(scope);
  await worker.registration.unregister();
  await tell({ offline: "changed" });
  return {};
}

/** Tells the pages how far saving is, in about a hundred steps. */
function progress(): (done: number, of: number) => void {
  return (done, of) => {
    if (done === of || done % Math.ceil(of / 100) === 0) void tell({ offline: "progress", done, of });
  };
}

/** Open pages of this site, and of no other on the same host. */
async function tell(news: News): Promise<void> {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's client has no such argument
  for (const page of pages) if (page.url.startsWith(scope)) page.postMessage(news);
}
