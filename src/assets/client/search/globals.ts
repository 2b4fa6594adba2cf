/* oxlint-disable no-var -- that is how a global is declared */
import type { PackReceiver } from "../../../search/engine-script.ts";
import type { TermIndex, ThingTexts } from "../../../search/term-index.ts";
import type { SearchClient } from "./client.ts";

/** What the scripts of the search leave for one another, which come as they are needed. */
declare global {
  var glossatorSearch: SearchClient | undefined;
  var glossatorTerms: TermIndex | undefined;
  var glossatorTexts: ThingTexts | undefined;
  /** Where the engine and what it reads are put. */
  var glossatorPack: PackReceiver | undefined;
  /** The list of contents, where the page asked for it beside the client. */
  var glossatorContents: Promise<Response> | undefined;
}
