/** What every worker process answers about claims, its own program's messages apart. */
import type {Claim} from '../../../theory/claim/claim.ts';
import {type Change, changedClaim} from '../../claimRegistry/changedClaim.ts';
import {type ClaimDescription, claimDescription} from '../../claimRegistry/claimDescription.ts';
import {findClaim, hookLoader, loadClaims, looksLikeFile} from '../../claimRegistry/loadClaims.ts';
import {onSetting} from '../../evaluate/claimError.ts';
import {type Evidence, evaluateSetting} from '../../evaluate/evaluate.ts';
import type {Setting} from '../../settings/registry.ts';
import type {Watchdog} from './watchdog.ts';

export type ToClaims =
  /** Which claims files and ids stand for; files are loaded in this process alone. */
  | {readonly kind: 'load'; readonly names: readonly string[]}
  /** What one of them shows on a setting, as it is stated or with a constant changed. */
  | {
      readonly kind: 'evidence';
      readonly id: string;
      readonly setting: Setting;
      readonly changed?: Change | undefined;
    };

export type FromClaims =
  | {readonly kind: 'claims'; readonly claims: readonly ClaimDescription[]}
  | {readonly kind: 'evidence'; readonly evidence: Evidence};

export interface ServedClaims {
  load(names: readonly string[], watchdog: Watchdog): Promise<readonly Claim[]>;
  /** One of those, or a built-in one. */
  find(id: string): Claim;
  answer(message: ToClaims, watchdog: Watchdog): Promise<FromClaims>;
}

export function servedClaims(): ServedClaims {
  let loaded: readonly Claim[] = [];
  let from: string | undefined;
  const load = async (names: readonly string[], watchdog: Watchdog): Promise<readonly Claim[]> => {
    if (from === names.join('\n')) return loaded;
    const end = watchdog.begin(names.join(', '));
    try {
      if (names.some((name) => looksLikeFile(name) && !name.endsWith('.mjs'))) await hookLoader();
      loaded = await loadClaims(names);
    } finally {
      end();
    }
    from = names.join('\n');
    return loaded;
  };
  const find = (id: string): Claim => loaded.find((claim) => claim.id === id) ?? findClaim(id);
  return {
    load,
    find,
    async answer(message, watchdog) {
      if (message.kind === 'load') {
        const claims = await load(message.names, watchdog);
        return {kind: 'claims', claims: claims.map(claimDescription)};
      }
      const {id, setting, changed} = message;
      const evidence = onSetting(id, setting, () =>
        evaluateSetting(changedClaim(find(id), changed), setting),
      );
      return {kind: 'evidence', evidence};
    },
  };
}
