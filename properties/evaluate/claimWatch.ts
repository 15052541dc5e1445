/**
 * Whoever watches this process is told when a claim's own code begins and ends, so that what does not end can be named.
 * In worker processes it is their watchdog, elsewhere nobody.
 */
export interface ClaimWatch {
  /** @param setting what the claim is evaluated on; undefined where its file is loaded */
  begin(claim: string, setting: unknown): void;
  end(): void;
}

let watch: ClaimWatch | undefined;

export function watchClaims(by: ClaimWatch): void {
  watch = by;
}

/** Runs a claim's own code under the eyes of whoever watches. */
export function watched<T>(claim: string, setting: unknown, run: () => T): T {
  if (!watch) return run();
  watch.begin(claim, setting);
  try {
    return run();
  } finally {
    watch.end();
  }
}
