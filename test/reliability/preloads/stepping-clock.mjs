/** Loaded before anything else: every other second the clock is put back or forth by an hour. */
import { performance } from "node:perf_hooks";

const Clock = globalThis.Date;
const hour = 60 * 60 * 1000;
const now = () => Clock.now() + ((Math.floor(performance.now() / 2000) % 3) - 1) * hour;

globalThis.Date = new Proxy(Clock, {
  construct: (target, words, self) => Reflect.construct(target, words.length === 0 ? [now()] : words, self),
  apply: () => new Clock(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
