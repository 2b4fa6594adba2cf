import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { bundleWorkbench } from "../../assets/bundle-workbench.ts";
import type { Address } from "../../model/problem.ts";
import { paths } from "../../model/urls.ts";
import { editorUrl } from "../../workbench/editor-url.ts";
import { faultsHtml } from "../../workbench/faults.tsx";
import { waitingHtml } from "../../workbench/waiting.tsx";
import type { LiveSite } from "./live-site.ts";

/** Where the workbench's own files are; no publication can have a page there. */
const folder = ".glossator/";

export interface LiveServerOptions {
  /** The publication's folder, absolute. */
  readonly root: string;
  /** Where Eleventy writes what is not made here: templates and files of the author's own. */
  readonly output: () => string;
  /** How an address becomes a link that opens an editor: {@link editorUrl}. */
  readonly editor: string;
  /** Tells on the terminal what is wrong now; returns whether that is something else than the last time. */
  readonly announce: () => boolean;
}

interface Visitor {
  readonly path: string;
  readonly response: ServerResponse;
}

/** Answers the requests of Eleventy's development server from a {@link LiveSite}, and tells browsers when their page is out of date. */
export class LiveServer {
  readonly #site: LiveSite;
  readonly #options: LiveServerOptions;
  readonly #visitors = new Set<Visitor>();
  /** Changes with the process, so that a page left open from an earlier one loads anew. */
  readonly #id = `${process.pid}-${Date.now()}`;
  #isReady = false;
  #waiting: Array<() => void> = [];
  #answered: Array<() => void> = [];

  constructor(site: LiveSite, options: LiveServerOptions) {
    this.#site = site;
    this.#options = options;
  }

  /** Paths of the pages that stand in a browser now. */
  get watched(): readonly string[] {
    return [...new Set([...this.#visitors].map(({ path }) => path))];
  }

  /** A middleware for Eleventy's development server. */
  readonly handle = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    this.#answer(request, response, next).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${text}\n`);
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
      response.end(text);
    });
  };

  /** Something may have changed: requests that waited for the first build are answered, and browsers hear of it. */
  async refresh(): Promise<void> {
    this.#isReady = true;
    for (const go of this.#waiting.splice(0)) go();
    await Promise.all([...this.#visitors].map((visitor) => this.#tell(visitor)));
    this.#options.announce();
  }

  /**
   * Resolves when a browser has loaded its page anew, with all that belongs to it, or after `milliseconds`: what else there is to
   * do should not come between an author and their page.
   */
  async answered(milliseconds: number): Promise<void> {
    if (this.#visitors.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#answered.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = decodeURIComponent(url.pathname)
      .replace(/^\/+/, "")
      .replace(/(^|\/)$/, "$1index.html");
    if (path.startsWith(folder))
      return this.#answerWorkbench(path.slice(folder.length), url, request, response);
    if (!this.#isReady) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const answer = await this.#site.answer(path);
    if (answer !== undefined) return this.#sendOwn(response, path, answer);
    if (!path.endsWith(".html")) return next();
    if (!this.#site.build) return this.#send(response, path, waitingHtml(), 503);
    const own = this.#ownPage(path);
    if (own !== undefined) return this.#send(response, path, own);
    await this.#send(response, path, (await this.#site.page(paths.notFound)) ?? "", 404);
  }

  /** A page that a template of the author's own made. For those that are made here Eleventy writes an empty file. */
  #ownPage(path: string): string | undefined {
    const file = join(this.#options.output(), path);
    if (!path.endsWith(".html") || !existsSync(file)) return undefined;
    return readFileSync(file, "utf8") || undefined;
  }

  /** A page that is made when it is asked for may find faults that nobody has heard of yet. */
  async #sendOwn(response: ServerResponse, path: string, content: string | Uint8Array): Promise<void> {
    await this.#send(response, path, content);
    if (this.#options.announce()) await this.refresh();
  }

  async #send(
    response: ServerResponse,
    path: string,
    content: string | Uint8Array,
    status = 200,
  ): Promise<void> {
    const isPage = path.endsWith(".html") && typeof content === "string";
    const version = isPage ? await this.#versionOf(path) : "";
    response.writeHead(status, {
      "Content-Type": mediaTypes[extname(path)] ?? "application/octet-stream",
      // A file whose name says what is in it is there already when its page is loaded anew, however busy this process is then.
      "Cache-Control": hashedName.test(path) ? "public, max-age=31536000, immutable" : "no-store",
      // How the page's script knows which version it stands in.
      ...(isPage && { "Server-Timing": `version;desc="${version}"` }),
    });
    response.end(isPage ? withScript(content) : Buffer.from(content));
  }

  async #answerWorkbench(
    name: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const path = url.searchParams.get("path") ?? "";
    if (name === "changes") return this.#follow(path, request, response);
    if (name === "faults.html") return this.#sendHtml(response, faultsHtml(this.#site.faults, this.#link));
    if (name === "panel.html") return this.#sendHtml(response, await this.#panel(path));
    if (name === "open") return this.#open(path, url, response);
    const files = await bundleWorkbench();
    const content = files.get(name);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": mediaTypes[extname(name)], "Cache-Control": "no-store" });
    response.end(Buffer.from(content));
  }

  async #panel(path: string): Promise<string> {
    const page = await this.#site.underWork(path);
    // The checks that it asks take long to load, and most pages are written without it.
    const { pageReport } = await import("../../workbench/page-report.ts");
    const { panelHtml } = await import("../../workbench/panel.tsx");
    return page ? panelHtml(pageReport(page), this.#link) : "";
  }

  /** Sends a browser on to the editor at the line that a page's element came from. */
  #open(path: string, url: URL, response: ServerResponse): void {
    const file = this.#site.fileOf(path);
    const line = Number(url.searchParams.get("line") ?? 1);
    if (file === undefined || !Number.isInteger(line)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(302, { Location: this.#link({ file, line, column: 1 }) }).end();
  }

  readonly #link = (address: Address): string => editorUrl(this.#options.editor, this.#options.root, address);

  /** Server-sent events. https://html.spec.whatwg.org/multipage/server-sent-events.html */
  #follow(path: string, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    const visitor: Visitor = { path, response };
    this.#visitors.add(visitor);
    // The last thing that a page does when it is loaded.
    for (const done of this.#answered.splice(0)) done();
    request.on("close", () => this.#visitors.delete(visitor));
    if (this.#isReady) void this.#tell(visitor);
  }

  async #tell({ path, response }: Visitor): Promise<void> {
    const version = await this.#versionOf(path);
    const state = { version, faults: this.#site.faults.length };
    // As bytes: Eleventy's server keeps strings back until the end.
    response.write(Buffer.from(`data: ${JSON.stringify(state)}\n\n`));
  }

  /** By what a browser can tell whether the page that it shows is the newest. */
  async #versionOf(path: string): Promise<string> {
    // What goes wrong here is told to who asks for the page.
    const made = await this.#site.page(path).catch(() => "");
    const content = made ?? this.#ownPage(path) ?? "";
    return `${this.#id}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
  }

  #sendHtml(response: ServerResponse, html: string): void {
    // Not as text/html: Eleventy's server would put its own script into it.
    response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
    response.end(html);
  }
}

/** The policy of our pages allows scripts of the same server, and the reload of Eleventy's is off. */
function withScript(html: string): string {
  const script = `<script src="/${folder}workbench.js" defer></script>`;
  return html.includes("</head>") ? html.replace("</head>", () => `${script}</head>`) : html + script;
}

/** As `bundleAssets` names files. */
const hashedName = /^assets\/.+-[0-9a-f]{8,}\.\w+$/;

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};
