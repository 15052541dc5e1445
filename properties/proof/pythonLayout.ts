/** How a certificate's Python is laid out: short definitions on one line, the imports that it needs, lines of the world. */
import type {CertificateData} from './exactData.ts';
import {pythonText} from './exactValue.ts';

/** Characters of a line. */
const LONGEST = 132;

const indent = (line: string | undefined): number =>
  line?.trim() ? line.length - line.trimStart().length : 0;
const OPENS = /^ *(?:for|if) .*:$/;
const COMPOUND = /^ *(?:def|for|if|else|class)\b/;

/** A loop or condition and its only statement stand on one line, where there is room. */
function joined(block: string): string {
  const lines = block.split('\n');
  const out: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [line, own, next] = [lines[i]!, lines[i + 1], lines[i + 2]];
    const one = own !== undefined && `${line} ${own.trim()}`;
    const alone = indent(own) > indent(line) && indent(next) <= indent(line) && !/^ *else/.test(next ?? '');
    if (one && OPENS.test(line) && !COMPOUND.test(own) && alone && one.length <= LONGEST) {
      out.push(one);
      i++;
    } else out.push(line);
  }
  return out.join('\n');
}

/** A docstring becomes a comment, and one statement stands on the line of its `def`, where there is room. */
export function laidOut(whole: string): string {
  const block = joined(whole);
  const [, head, docstring, rest] = /^(def .*:)\n(?: {4}"""(.*)"""\n)?([\s\S]*)$/.exec(block) ?? [];
  if (head === undefined || rest === undefined) return block;
  const comment = docstring === undefined ? '' : `  # ${docstring}`;
  const returns = /^ {4}(?:return|assert) .*$/.test(rest) ? rest.slice(3) : undefined;
  if (returns !== undefined && `${head}${returns}${comment}`.length <= LONGEST)
    return `${head}${returns}${comment}`;
  return `${head}${comment}`.length <= LONGEST ? `${head}${comment}\n${rest}` : block;
}

const IMPORTS: readonly (readonly [test: RegExp, line: string])[] = [
  [/\bre\./, 'import re'],
  [/\bsys\./, 'import sys'],
  [/\bCounter\(/, 'from collections import Counter'],
  [/\bQ\(/, 'from fractions import Fraction as Q'],
  [/\breduce\(/, 'from functools import reduce'],
  [/\bsha256\(/, 'from hashlib import sha256'],
];
const ITERTOOLS = ['combinations_with_replacement', 'product'];
const MATH = ['ceil', 'comb', 'factorial', 'floor', 'isqrt', 'log1p', 'prod'];

export function imports(code: string): string {
  const of = (module: string, names: readonly string[]): string[] => {
    const used = names.filter((name) => new RegExp(`\\b${name}\\(`).test(code));
    return used.length > 0 ? [`from ${module} import ${used.join(', ')}`] : [];
  };
  return [
    ...IMPORTS.filter(([test]) => test.test(code)).map(([, line]) => line),
    ...of('itertools', ITERTOOLS),
    ...of('math', MATH),
  ].join('\n');
}

/** Entries of the world on lines of that length. */
export function worldText(world: CertificateData['world']): string {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(world)) {
    const entry = `'${key}': ${pythonText(value)},`;
    const last = lines.at(-1);
    if (last !== undefined && `    ${last} ${entry}`.length <= LONGEST)
      lines[lines.length - 1] = `${last} ${entry}`;
    else lines.push(entry);
  }
  return `W = {${lines.join('\n    ').slice(0, -1)}}`;
}
