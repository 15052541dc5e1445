/** Faults of a claim's own code, reported as its own with the setting that showed them. */

/** What a claim did wrong, in the past tense, where no setting is at hand yet. */
export class ClaimFault extends Error {
  override name = 'ClaimFault';
}

/** A claim's own code is at fault: it threw, returned no inequality, or its evidence changed; the setting comes along. */
export class ClaimError extends Error {
  override name = 'ClaimError';
  readonly claim: string;
  readonly setting: unknown;
  /** In the past tense: `threw: ...` */
  readonly what: string;

  constructor(claim: string, setting: unknown, what: string, options?: ErrorOptions) {
    super(`claim ${claim} ${what}\non the setting ${JSON.stringify(setting)}`, options);
    this.claim = claim;
    this.setting = setting;
    this.what = what;
  }

  /** @param error what was caught around the claim's code */
  static from(claim: string, setting: unknown, error: unknown): ClaimError {
    if (error instanceof ClaimError) return new ClaimError(claim, setting, error.what, {cause: error.cause});
    const reason = error instanceof Error ? error.message : String(error);
    return new ClaimError(claim, setting, error instanceof ClaimFault ? reason : `threw: ${reason}`, {
      cause: error,
    });
  }
}

/** Runs a claim's code; an error in it comes out as a ClaimError with the setting. */
export function onSetting<T>(claim: string, setting: unknown, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw ClaimError.from(claim, setting, error);
  }
}
