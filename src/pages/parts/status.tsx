import { wordFor, type Wording } from "../../model/wording.ts";

/** How we know, in a word: recognisable without colour. */
export function Status({ status, wording }: { status: string; wording: Wording }) {
  return (
    <span class="status" data-status={status}>
      {wordFor(wording.statuses, status)}
    </span>
  );
}
