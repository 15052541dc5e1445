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

/** Learns which fields of a setting a claim does not read, so that a search need not spend its moves on them. */
type Fields = Readonly<Record<string, unknown>>;

/** Moves of one field alone, none of which changed the score, after which the field counts as idle. */
const ENOUGH = 12;

export class IdleFields {
  readonly #matters = new Set<string>();
  readonly #still = new Map<string, number>();

  #changed(from: object, to: object): string[] {
    const [a, b] = [from as Fields, to as Fields];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (key) => a[key] !== b[key] && JSON.stringify(a[key]) !== JSON.stringify(b[key]),
    );
  }

  /** Whether a move changes nothing but fields that have seemed idle so far. */
  only(from: object, to: object): boolean {
    return this.#changed(from, to).every(
      (key) => !this.#matters.has(key) && (this.#still.get(key) ?? 0) >= ENOUGH,
    );
  }

  /** Told of every move and whether it changed the score. */
  learn(from: object, to: object, moved: boolean): void {
    const changed = this.#changed(from, to);
    if (changed.length !== 1) return;
    const key = changed[0]!;
    if (moved) this.#matters.add(key);
    else this.#still.set(key, (this.#still.get(key) ?? 0) + 1);
  }
}
