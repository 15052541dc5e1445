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
