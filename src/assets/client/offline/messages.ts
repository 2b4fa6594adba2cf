import type { OfflineSummary } from "./manifest.ts";

/** What a page asks the worker. Each is answered once, on the port that comes with it. */
export type Question =
  | { readonly ask: "status" }
  /** The paths that the reader has. */
  | { readonly ask: "list" }
  /** Saves again what is missing, or more: some pages with their images, or everything. */
  | { readonly ask: "save"; readonly paths?: readonly string[]; readonly everything?: boolean }
  /** The reader takes the newer version. */
  | { readonly ask: "accept" }
  | { readonly ask: "remove" };

export interface Answers {
  readonly status: OfflineStatus;
  readonly list: readonly string[];
  readonly save: Outcome;
  readonly accept: Outcome;
  readonly remove: Outcome;
}

export interface OfflineStatus {
  /** The newest version that the worker knows. */
  readonly newest: OfflineSummary;
  /** What the reader has; nothing, if the browser threw it away. */
  readonly reading?: OfflineSummary & {
    /** Every file that was to be saved is there. */
    readonly isComplete: boolean;
    readonly hasEverything: boolean;
  };
  /** A newer version than the reader's is there, whole. */
  readonly isStale: boolean;
}

/** How a request ended; what failed is a path, or `room` where the browser has none left. */
export type Outcome = { readonly failed?: string };

/** What the worker tells all pages of the site. */
export type News =
  | { readonly offline: "progress"; readonly done: number; readonly of: number }
  | { readonly offline: "failed"; readonly failed: string }
  /** A version is there, or was taken away. */
  | { readonly offline: "changed" }
  /** The reader accepted another version: every open page is of the one before. */
  | { readonly offline: "switched" };

export function isNews(data: unknown): data is News {
  return typeof data === "object" && data !== null && "offline" in data;
}
