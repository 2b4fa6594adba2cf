/**
 * A host in memory that has the habits of one or another: what they do to addresses is all that a site of plain files can
 * notice of them. The folder can be changed while it runs, as a deploy does, and the host can go away.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

/**
 * - `plain`: files as they are, a folder's index, 404.html
 * - `clean`: the same, and `x.html` is sent on to `x`, `x/` too (Cloudflare, Netlify, some of Vercel)
 * - `bare`: only files by their names, an index at the root alone, 403 for the rest (S3 behind CloudFront)
 * - `yes`: any address is there: 404.html with status 200 (an error document set as for a single-page app)
 * - `silent`: as `plain`, without a 404 page of the site (an IPFS gateway)
 */
export type Habit = "plain" | "clean" | "bare" | "yes" | "silent";

export interface ImitatedHostOptions {
  readonly habit: Habit;
  /** The path above the site: `/a/b`. */
  readonly prefix?: string;
  /** Headers that the host adds. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Reply {
  readonly status: number;
  readonly file?: string | undefined;
  readonly location?: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export class ImitatedHost {
  /** What is deployed. */
  folder: string;
  /** Paths that are answered with something else than what is deployed: a half-finished deploy. */
  readonly wrong = new Map<string, string>();
  /** What was asked for since the list was last emptied, below the prefix. */
  readonly asked: string[] = [];
  readonly #options: Required<ImitatedHostOptions>;
  #server: Server | undefined;
  #port = 0;

  constructor(folder: string, options: ImitatedHostOptions) {
    this.folder = folder;
    this.#options = { prefix: "", headers: {}, ...options };
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${this.#options.prefix}/`;
  }

  /** Comes up, at the address that it had before. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
      const { status, file, location } = this.#reply(pathname);
      response.writeHead(status, {
        ...this.#options.headers,
        ...(location && { location: location + search }),
        ...(file && { "content-type": types[extname(file)] ?? "application/octet-stream" }),
      });
      const path = file?.slice(this.folder.length + 1);
      response.end(
        request.method === "HEAD" || !file ? undefined : (this.wrong.get(path ?? "") ?? readFileSync(file)),
      );
    });
    await new Promise<void>((listening) => server.listen(this.#port, "127.0.0.1", listening));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** Goes away in the middle of everything. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  #reply(pathname: string): Reply {
    const { prefix, habit } = this.#options;
    if (!pathname.startsWith(`${prefix}/`)) return { status: 404 };
    const path = decodeURIComponent(pathname.slice(prefix.length + 1));
    this.asked.push(path);
    const moved = (to: string): Reply => ({ status: 308, location: `${prefix}/${to}` });
    if (habit === "clean") {
      if (/(^|\/)index\.html$/.test(path) && this.#file(path)) return moved(path.replace(/index\.html$/, ""));
      if (path.endsWith(".html") && this.#file(path)) return moved(path.replace(/\.html$/, ""));
      if (path.endsWith("/") && this.#file(path.replace(/\/$/, ".html"))) return moved(path.slice(0, -1));
      const file = this.#file(`${path}.html`);
      if (file) return { status: 200, file };
    }
    if (habit === "bare") {
      const file = this.#file(path === "" ? "index.html" : path);
      return file ? { status: 200, file } : { status: 403 };
    }
    if (path !== "" && !path.endsWith("/") && this.#file(`${path}/index.html`)) return moved(`${path}/`);
    const file = this.#file(path === "" || path.endsWith("/") ? `${path}index.html` : path);
    if (file) return { status: 200, file };
    if (habit === "silent") return { status: 404 };
    return { status: habit === "yes" ? 200 : 404, file: this.#file("404.html") };
  }

  #file(path: string): string | undefined {
    const file = normalize(join(this.folder, path));
    if (!file.startsWith(this.folder + sep)) return undefined;
    return existsSync(file) && statSync(file).isFile() ? file : undefined;
  }
}
