/** What the strategies of a hunt share: the best settings found so far, best first. */
export interface Found<S> {
  readonly setting: S;
  readonly score: number;
}

export class Blackboard<S> {
  readonly #kept: Found<S>[] = [];
  readonly #most: number;

  /** @param most settings remembered */
  constructor(most = 8) {
    this.#most = most;
  }

  get best(): Found<S> | undefined {
    return this.#kept[0];
  }

  get elite(): readonly Found<S>[] {
    return this.#kept;
  }

  add(found: Found<S>): void {
    const last = this.#kept.at(-1);
    if (this.#kept.length === this.#most && last && found.score <= last.score) return;
    // Of settings with equal scores the first stays first.
    const at = this.#kept.findIndex(({score}) => score < found.score);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, found);
    if (this.#kept.length > this.#most) this.#kept.pop();
  }
}
