import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../publication.ts";

/** How it is served. */
export interface ServingOptions {
  /** What starts the command, put before it: `unshare --net`. */
  readonly starter?: readonly string[];
  /** A module of `preloads/` that is loaded before everything else. */
  readonly preload?: string;
}

/** `glossator serve` in a process of its own. */
export class Serving {
  readonly #child;
  readonly #ended: Promise<number | null>;
  /** Everything that it said. */
  said = "";

  constructor(root: string, port: number, { starter = [], preload }: ServingOptions = {}) {
    const bin = join(projectRoot, "bin/glossator.js");
    const [program, ...words] = [
      ...starter,
      process.execPath,
      bin,
      "serve",
      "--root",
      root,
      "--port",
      String(port),
    ];
    const loaded = preload && pathToFileURL(join(import.meta.dirname, "preloads", preload)).href;
    this.#child = spawn(program, words, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", NODE_OPTIONS: loaded ? `--import=${loaded}` : "" },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.on("data", (data: Buffer) => (this.said += data.toString()));
    this.#ended = new Promise((done) => this.#child.on("close", done));
  }

  /** Where it says that it is. */
  get url(): string | undefined {
    return /Server at (\S+)/.exec(this.said)?.[1];
  }

  /** What stands at a path now; empty where nobody answers. */
  async page(path: string): Promise<string> {
    try {
      return await (await fetch(new URL(path, this.url))).text();
    } catch {
      return "";
    }
  }

  /** Whether a claim comes true before patience is at its end. */
  async comesTrue(claim: () => Promise<boolean> | boolean, patience = 30_000): Promise<boolean> {
    const until = performance.now() + patience;
    while (performance.now() < until) {
      if (await claim()) return true;
      await setTimeout(50);
    }
    return false;
  }

  /** Whether a page comes to say something. */
  shows(path: string, words: string): Promise<boolean> {
    return this.comesTrue(async () => (await this.page(path)).includes(words));
  }

  async end(signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
    this.#child.kill(signal);
    return this.#ended;
  }
}
