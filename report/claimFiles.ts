/** The command lines of claims that are in files of their own. */

import {looksLikeFile} from '../properties/claimRegistry/loadClaims.ts';
import {quoted} from '../properties/files/quoted.ts';

/** The claim files of the command that repeats a row, as it quotes them; none for built-in claims. */
export function claimFiles(command: string | undefined): string[] {
  const [, words = ''] = /^transferbound (?:check|hunt) (.*?) --/.exec(command ?? '') ?? [];
  const all = words.match(/'(?:[^']|'\\'')*'|\S+/g) ?? [];
  return all.filter((word) => looksLikeFile(word.replace(/^'|'$/g, '')));
}

/**
 * The command that evaluates a saved setting again.
 * @param command the one that found it
 */
export function replayCommand(file: string, command: string | undefined): string {
  const claims = claimFiles(command).map((name) => ` --claims ${name}`);
  return `npx transferbound replay ${quoted(file)}${claims.join('')}`;
}
