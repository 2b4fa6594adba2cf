import type { Wording } from "../../model/wording.ts";

/** The offer to tell a returning reader what changed; hidden until a script is there that can. */
export function SinceOffer({ wording }: { wording: Wording }) {
  return (
    <div class="since" data-since-slot="" hidden>
      <button type="button" data-since-action="start">
        {wording.changesOf.remember}
      </button>
      <p class="meta">{wording.changesOf.rememberHow}</p>
    </div>
  );
}
