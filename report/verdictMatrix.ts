/** Verdicts by claims and worlds: few enough lines and columns for one screen. */
import {claimGroup} from '../properties/claimRegistry/claimPage.ts';
import type {ResultRow} from '../properties/record/resultRow.ts';
import {kindOfWorld, worldKinds} from '../properties/worldKinds/registry.ts';
import type {Claim} from '../theory/claim/claim.ts';

export interface MatrixLine {
  /** A claim, or a group of claims. */
  readonly name: string;
  readonly rows: readonly ResultRow[];
  /** The line's rows by column. */
  readonly cells: readonly (readonly ResultRow[])[];
}

export interface VerdictMatrix {
  /** Whether lines are claims, not groups of them. */
  readonly byClaim: boolean;
  readonly columns: readonly string[];
  readonly lines: readonly MatrixLine[];
}

/** With more claims than these, lines are groups. */
const MOST_CLAIMS = 10;

/** The word for `--world` of a row: claims about networks and the like are tried with the finite worlds. */
const kindOf = ({world}: ResultRow) => kindOfWorld(world) ?? worldKinds[0]!;

function columnOf(row: ResultRow, folded: boolean): string {
  const {name, trains, data} = kindOf(row);
  if (!folded) return name;
  if (trains) return 'trained';
  return data ? 'images' : name;
}

/**
 * The rows of a run by claims and worlds.
 * @param folded whether kinds of worlds share a column: all with images, all with trained encoders
 */
export function verdictMatrix(
  results: readonly ResultRow[],
  claims: readonly Claim[],
  folded: boolean,
): VerdictMatrix {
  const byClaim = new Set(results.map(({claim}) => claim)).size <= MOST_CLAIMS;
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const nameOf = ({claim}: ResultRow) => (byClaim ? claim : claimGroup(known.get(claim)));
  const columns = [...new Set(results.map((row) => columnOf(row, folded)))];
  const names = [...new Set(results.map(nameOf))];
  return {
    byClaim,
    columns,
    lines: names.map((name) => {
      const rows = results.filter((row) => nameOf(row) === name);
      return {
        name,
        rows,
        cells: columns.map((column) => rows.filter((row) => columnOf(row, folded) === column)),
      };
    }),
  };
}
