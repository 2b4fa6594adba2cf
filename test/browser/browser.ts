/**
 * The browsers that the tests drive, as readers have them: the machine's own Chromium and Firefox, not patched builds.
 * Both come as Playwright's `Browser`, so that one test speaks to either.
 */
import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { chromium, firefox, type Browser, type Page } from "playwright-core";
import { requireProgram } from "../ensure-machine.ts";

export interface ChromiumOptions {
  /** More command line flags. */
  readonly args?: readonly string[];
}

/** Chromium without a window, with a profile of its own that goes when it closes. */
export function launchChromium({ args = [] }: ChromiumOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: requireProgram("chromium"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...args,
    ],
  });
}

export interface FirefoxOptions {
  /** More preferences, as in about:config. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Firefox without a window, over WebDriver BiDi, with a profile of its own. Unlike the drivers' default a page from the
 * disk is a stranger to every other file, as it is for readers: with that preference off, what fails for them would pass.
 *
 * Firefox has no way yet to pretend a colour scheme, motion or forced colours for one page: they are preferences here
 * (`ui.systemUsesDarkTheme`, `ui.prefersReducedMotion`, `browser.display.document_color_use`), one browser each.
 */
export async function launchFirefox({ preferences = {} }: FirefoxOptions = {}): Promise<Browser> {
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath: requireProgram("firefox"),
    firefoxUserPrefs: {
      "security.fileuri.strict_origin_policy": true,
      // A page that comes back from the browser's memory is one that the driver cannot speak to.
      "browser.sessionhistory.max_total_viewers": 0,
      "fission.bfcacheInParent": false,
      "app.update.disabledForTesting": true,
      "datareporting.policy.dataSubmissionEnabled": false,
      ...preferences,
    },
  });
  answerForFirefox(browser);
  return browser;
}

interface BidiSession {
  readonly sessionId: string;
  send(method: string, parameters: unknown): Promise<unknown>;
}

/**
 * Playwright sends every new page a command for its colour scheme that Firefox ESR does not know, and gives up. The
 * answer that changes nothing is right here. Not Playwright's public interface; the version is pinned.
 */
function answerForFirefox(browser: Browser): void {
  const { _browserSession } = implementation(browser) as { _browserSession: BidiSession };
  const prototype = Object.getPrototypeOf(_browserSession) as BidiSession & { isAnswered?: boolean };
  if (prototype.isAnswered) return;
  prototype.isAnswered = true;
  // oxlint-disable-next-line typescript/unbound-method -- called with the session it was called on
  const { send } = prototype;
  prototype.send = function (this: BidiSession, method, parameters) {
    if (method === "emulation.setMediaFeaturesOverride") return Promise.resolve({});
    return send.call(this, method, parameters);
  };
}

/** What is behind an object of Playwright's interface: it runs in this process. */
function implementation(object: Browser | Page): unknown {
  type Connected = { _connection: { toImpl(object: unknown): unknown } };
  return (object as unknown as Connected)._connection.toImpl(object);
}

/** A finger's tap in the middle of the window's part of an element. Playwright's own does nothing in Firefox, and says nothing. */
export async function tap(page: Page, selector: string, offset?: { x: number; y: number }): Promise<void> {
  const target = page.locator(selector).last();
  await target.scrollIntoViewIfNeeded();
  const [x, y] = await target
    .evaluate((element) => {
      const { left, top, right, bottom } = element.getClientRects()[0]!;
      return [(left + right) / 2, (top + bottom) / 2, left, top];
    })
    .then(([middleX = 0, middleY = 0, left = 0, top = 0]) =>
      offset ? ([left + offset.x, top + offset.y] as const) : ([middleX, middleY] as const),
    );
  if (isChromium(page)) return page.touchscreen.tap(x, y);
  const session = bidiSession(page);
  const finger = {
    type: "pointer",
    id: "finger",
    parameters: { pointerType: "touch" },
    actions: [
      { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
      { type: "pointerDown", button: 0 },
      { type: "pause", duration: 40 },
      { type: "pointerUp", button: 0 },
    ],
  };
  await session.send("input.performActions", { context: session.sessionId, actions: [finger] });
}

function isChromium(page: Page): boolean {
  return page.context().browser()?.browserType().name() === "chromium";
}

function bidiSession(page: Page): BidiSession {
  const { delegate } = implementation(page) as { delegate: { _session: BidiSession } };
  return delegate._session;
}

/** How many elements the browser itself tells assistive technology to have this role and name. */
export async function countAccessible(page: Page, role: string, name: string): Promise<number> {
  if (isChromium(page)) {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    await session.detach();
    return nodes.filter((node) => !node.ignored && node.role?.value === role && node.name?.value === name)
      .length;
  }
  const session = bidiSession(page);
  const locator = { type: "accessibility", value: { role, name } };
  const found = await session.send("browsingContext.locateNodes", { context: session.sessionId, locator });
  return (found as { nodes: unknown[] }).nodes.length;
}

export interface ServedFolder {
  /** Where the folder is, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** A path above the folder, as on a host that serves projects: `/reports/uk`. */
  readonly prefix?: string;
}

/** Of the files of a site, by their extensions. */
export const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".zip": "application/zip",
  ".epub": "application/epub+zip",
  ".webmanifest": "application/manifest+json",
};

/** A plain static host for a folder: files as they are, `index.html` for a folder, `404.html` for what is not there. */
export async function serveFolder(folder: string, { prefix = "" }: ServeOptions = {}): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const isInside = pathname.startsWith(`${prefix}/`);
    const asked = isInside ? fileIn(folder, decodeURIComponent(pathname.slice(prefix.length))) : undefined;
    const file = asked ?? (isInside ? fileIn(folder, "/404.html") : undefined);
    response.statusCode = asked ? 200 : 404;
    if (!file) return response.end("Not found");
    response.setHeader("content-type", mediaTypes[extname(file)] ?? "application/octet-stream");
    if (request.method === "HEAD") return response.end();
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${prefix}/`, close: () => closed(server) };
}

function fileIn(folder: string, path: string): string | undefined {
  const wanted = normalize(join(folder, path));
  if (wanted !== folder && !wanted.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  const file = path.endsWith("/") ? join(wanted, "index.html") : wanted;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** Ends a server with the connections that browsers keep open. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

/** Opens a page and waits until all of it is laid out, which a text on a phone is in steps: see `client/arrival.ts`. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(
    () =>
      document.documentElement.dataset["arriving"] === undefined ||
      document.querySelector(":is(.prose, .end-matter) > :not([data-laid])") === null,
  );
}
