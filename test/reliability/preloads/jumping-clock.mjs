/** Loaded before anything else: the clock jumps forth and back by up to a year at every look, as one that is being set. */
const Clock = globalThis.Date;
const year = 365 * 24 * 60 * 60 * 1000;
let looks = 0;
const now = () => Clock.now() + Math.round(Math.sin(++looks * 12.9898) * year);

globalThis.Date = new Proxy(Clock, {
  construct: (target, words, self) => Reflect.construct(target, words.length === 0 ? [now()] : words, self),
  apply: () => new Clock(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
