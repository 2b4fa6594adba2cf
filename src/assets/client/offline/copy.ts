import { loadScript } from "../load-script.ts";
import type { OfflineSummary } from "./manifest.ts";
import {
  isNews,
  type Answers,
  type News,
  type OfflineStatus,
  type Outcome,
  type Question,
} from "./messages.ts";
import { deleteCopy, writeState } from "./state.ts";

declare global {
  // oxlint-disable-next-line no-var -- that is how a global is declared
  var glossatorOffline: OfflineSummary | null | undefined;
}

/** How things stand: what the worker says, what the host has, and whether the host can be reached. */
export interface Situation {
  readonly status?: OfflineStatus;
  /** What the host offers now. */
  readonly offered?: OfflineSummary;
  readonly isOffline: boolean;
}

/** The reader's offline copy, as a page sees it. */
export class OfflineCopy {
  readonly #root: URL;

  /** @param root where the site is; the worker beside its start page is responsible for all below it, and no more */
  constructor(root: URL) {
    this.#root = root;
  }

  async situation(): Promise<Situation> {
    const [status, offered] = await Promise.all([this.#status(), this.#offered()]);
    if (offered === "unreachable") return { ...(status && { status }), isOffline: true };
    // The host is ahead of the browser, which looks for a new worker only now and then; or wants none any more.
    if (status && offered?.version !== status.newest.version) void this.#update();
    return { ...(status && { status }), ...(offered && { offered }), isOffline: false };
  }

  /** Saves the copy, or what is missing of it; more where the reader asks for more. */
  async save(
    more: { readonly paths?: readonly string[]; readonly everything?: boolean } = {},
  ): Promise<Outcome> {
    const active = (await this.#registration())?.active;
    if (active) {
      const asked = await ask(active, { ask: "status" });
      if (!asked.reading) await writeState(this.#root.href, more.everything ? { everything: true } : {});
      return ask(active, { ask: "save", ...more });
    }
    await writeState(this.#root.href, more.everything ? { everything: true } : {});
    return this.#register();
  }

  async list(): Promise<readonly string[]> {
    const active = (await this.#registration())?.active;
    return active ? ask(active, { ask: "list" }) : [];
  }

  async accept(): Promise<void> {
    const active = (await this.#registration())?.active;
    if (active) await ask(active, { ask: "accept" });
  }

  /** Takes everything away, also where the worker no longer answers. */
  async remove(): Promise<void> {
    const registration = await this.#registration();
    const removed = registration?.active && ask(registration.active, { ask: "remove" });
    await Promise.race([removed, silence()]);
    await registration?.unregister();
    await deleteCopy(this.#root.href);
  }

  /** Hears what the worker tells all pages. */
  listen(hear: (news: News) => void): void {
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (isNews(data)) hear(data);
    });
    navigator.serviceWorker.startMessages();
  }

  /** Ours, and not that of a site in a folder above. */
  async #registration(): Promise<ServiceWorkerRegistration | undefined> {
    const found = await navigator.serviceWorker.getRegistration(this.#root.href);
    return found?.scope === this.#root.href ? found : undefined;
  }

  async #status(): Promise<OfflineStatus | undefined> {
    const active = (await this.#registration())?.active;
    if (active?.scriptURL !== this.#worker.href) return undefined;
    return Promise.race([ask(active, { ask: "status" }), silence()]);
  }

  async #offered(): Promise<OfflineSummary | "unreachable" | undefined> {
    if (!navigator.onLine) return "unreachable";
    globalThis.glossatorOffline = undefined;
    try {
      await loadScript(new URL("offline.js", this.#root).href);
    } catch {
      return undefined;
    }
    // The worker answers with an empty script where the host does not answer.
    const summary = globalThis.glossatorOffline;
    return summary === undefined ? "unreachable" : (summary ?? undefined);
  }

  async #update(): Promise<void> {
    try {
      await (await this.#registration())?.update();
    } catch {
      // The browser tries again by itself.
    }
  }

  async #register(): Promise<Outcome> {
    let failed = "";
    this.listen((news) => {
      if (news.offline === "failed") failed = news.failed;
    });
    const url = trusted(this.#worker.href);
    const registration = await navigator.serviceWorker.register(url, { scope: this.#root.href });
    const installing = registration.installing ?? registration.waiting ?? registration.active;
    if (installing && (await isActivated(installing))) return {};
    await this.remove();
    return { failed };
  }

  get #worker(): URL {
    return new URL("sw.js", this.#root);
  }
}

function ask<Asked extends Question>(active: ServiceWorker, question: Asked): Promise<Answers[Asked["ask"]]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((answered) => {
    port1.onmessage = ({ data }: MessageEvent<Answers[Asked["ask"]]>) => answered(data);
    active.postMessage(question, [port2]);
  });
}

/** A worker that is none of ours, or one that takes itself away, does not answer. */
function silence(): Promise<undefined> {
  return new Promise((done) => setTimeout(done, 4000, undefined));
}

function isActivated(installing: ServiceWorker): Promise<boolean> {
  return new Promise((decided) => {
    const look = (): void => {
      if (installing.state === "activated" || installing.state === "redundant")
        decided(installing.state === "activated");
    };
    installing.addEventListener("statechange", look);
    look();
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** A worker is a script as well, where a site enforces Trusted Types. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes
    ? trustedTypes.createPolicy("glossator-offline", { createScriptURL: () => url }).createScriptURL(url)
    : url;
}
