import type {Claim} from '../../theory/claim/claim.ts';
import {InputError, inputError} from '../../theory/errors.ts';
import type {AnyFamily} from '../settings/registry.ts';
import type {WorldKind} from '../worldKinds/worldKind.ts';

/**
 * The settings that a hunt goes through on a kind of world that has some of its own.
 *
 * @throws InputError for other kinds, for claims that the worlds are not for, and for claims whose samples would be drawn
 */
export async function huntFamily(claim: Claim, {name, given, missing}: WorldKind): Promise<AnyFamily> {
  if (!given) throw inputError('hunt', 'world', 'a kind of world with settings of its own: file:DIR', name);
  const asked = missing?.(claim);
  if (asked !== undefined)
    throw new InputError(`hunt: ${claim.id} asks for ${asked}, which worlds of ${name} do not have`);
  if (claim.kind === 'with-probability')
    throw new InputError(
      `hunt: on worlds of ${name} samples are drawn, not enumerated: run \`check ${claim.id} --world ${name}\`, which tests ${claim.id} on fresh ones`,
    );
  return (await given()).family;
}
