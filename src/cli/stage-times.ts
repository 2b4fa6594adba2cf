import { performance } from "node:perf_hooks";

/** How long each stage of a piece of work took. */
export class StageTimes {
  readonly #seconds = new Map<string, number>();
  #current: { readonly stage: string; readonly since: number } | undefined;

  begin(stage: string): void {
    this.end();
    this.#current = { stage, since: performance.now() };
  }

  end(): void {
    if (!this.#current) return;
    const { stage, since } = this.#current;
    this.#seconds.set(stage, (this.#seconds.get(stage) ?? 0) + (performance.now() - since) / 1000);
    this.#current = undefined;
  }

  /** `reading 0.4 s, pages 1.2 s`, in the order in which they began. */
  get text(): string {
    return [...this.#seconds].map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)} s`).join(", ");
  }
}
