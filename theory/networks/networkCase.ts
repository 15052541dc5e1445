/**
 * What the lemmas of theory section 6 are evaluated on: a small network with two sets of parameters, every number an
 * exactly known double. A row x becomes x P, so the matrix of the theory is P transposed (the layout of models/).
 */
import {inputError} from '../errors.ts';
import type {Matrix} from '../linear/matrix.ts';
import {ACTIVATIONS, type Activation} from './architecture.ts';

/**
 * Which tables a case has, by name, in both sets:
 *
 *   vectors    vector (1 x d): two vectors and nothing else
 *   matrix     matrix; the second set may be left out; input: rows to apply it to
 *   deep       encoder.1 ... encoder.L; input: rows
 *   attention  input (P x d), query, key (d x heads kappa), value (d x heads kappa), output (heads kappa x d)
 *   feed       input (P x d), feed.1 (d x hidden), feed.2 (hidden x d)
 *   masked     embedding, mask, position, block.b.{query,key,value,output,feed.1,feed.2}, decoder; input: P tokens
 */
export type NetworkKind = 'vectors' | 'matrix' | 'deep' | 'attention' | 'feed' | 'masked';

export const NETWORK_KINDS = [
  'vectors',
  'matrix',
  'deep',
  'attention',
  'feed',
  'masked',
] as const satisfies readonly NetworkKind[];

/** Parameters by name. */
export type Tables = ReadonlyMap<string, Matrix>;

/** What claims about networks are evaluated on: one network with two sets of parameters. */
export interface NetworkCase {
  readonly subject: 'network';
  readonly network: NetworkKind;
  readonly activation: Activation;
  /** Attention heads, at least 1. */
  readonly heads: number;
  readonly first: Tables;
  /** Names and shapes as in `first`, or empty where the network needs one set only. */
  readonly second: Tables;
  /** Shared inputs, a row each; tokens of one input for `masked`. */
  readonly input?: Matrix;
  /** masked only: whether each token is in K. */
  readonly masked?: readonly boolean[];
}

/** The table of that name, or an InputError. */
export function tableOf(tables: Tables, name: string, where = 'tableOf'): Matrix {
  const found = tables.get(name);
  if (!found) throw inputError(where, name, 'a table', undefined);
  return found;
}

/** Checks kinds, and that both sets have the same names and shapes. */
export function makeNetworkCase(parts: Omit<NetworkCase, 'subject'>): NetworkCase {
  const {network, activation, heads, first, second, input, masked} = parts;
  const where = 'makeNetworkCase';
  if (!NETWORK_KINDS.includes(network))
    throw inputError(where, 'network', NETWORK_KINDS.join(' | '), network);
  if (!ACTIVATIONS.includes(activation))
    throw inputError(where, 'activation', ACTIVATIONS.join(' | '), activation);
  if (!(Number.isInteger(heads) && heads >= 1)) throw inputError(where, 'heads', 'an integer >= 1', heads);
  if (second.size > 0 || network !== 'matrix') {
    for (const [name, a] of first) {
      const b = second.get(name);
      if (!b || b.rows !== a.rows || b.columns !== a.columns) {
        const came = b ? `${b.rows} x ${b.columns}` : undefined;
        throw inputError(where, `second.${name}`, `${a.rows} x ${a.columns} as in first`, came);
      }
    }
    if (second.size !== first.size)
      throw inputError(where, 'second', `${first.size} tables as in first`, second.size);
  }
  if (masked && masked.length !== input?.rows)
    throw inputError(where, 'masked', 'one entry per row of input', masked);
  return {subject: 'network', ...parts};
}
