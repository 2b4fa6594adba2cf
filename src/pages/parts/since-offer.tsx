/** Where a script that can offers to tell a returning reader what changed; empty and hidden until it does. */
export function SinceOffer() {
  return <div class="since" data-since-slot="" hidden></div>;
}
