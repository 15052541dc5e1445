/** A counterexample for people: both sides with the terms of the right one, then the setting. */
import {plural} from '../../properties/files/format.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {familyNamed, isSetting} from '../../properties/settings/registry.ts';
import {enclosureText} from '../../report/mostSerious.ts';
import {cut, inColumns} from './inColumns.ts';
import {settingText} from './settingText.ts';

type Counterexample = NonNullable<ResultRow['counterexample']>;
type Inequality = NonNullable<NonNullable<Counterexample['evidence']>['inequality']>;

/** More terms than these are counted. */
const MOST_TERMS = 6;

/** Left side, right side, and of which terms the right one is the sum. */
export function sidesText({lhs, rhs, terms}: Inequality): string[] {
  const [only] = terms;
  const right = terms.length === 1 && only ? `right side = ${only.name}` : 'right side';
  const shown = terms.length > 1 ? terms.slice(0, MOST_TERMS) : [];
  const rows = [
    ['left side', enclosureText(lhs)],
    [right, enclosureText(rhs)],
    ...shown.map(({name, value}, i) => [`  ${i === 0 ? '=' : '+'} ${name}`, enclosureText(value)]),
  ];
  const more = terms.length - shown.length;
  const rest = shown.length > 0 && more > 0 ? [`  and ${plural(more, 'more term')}`] : [];
  return [...inColumns(rows, (i) => i > 0), ...rest];
}

/** The lines of a counterexample, cut to a width. */
export function counterexampleText({evidence, setting, tables}: Counterexample, width: number): string[] {
  const sides = evidence?.inequality ? sidesText(evidence.inequality) : [];
  const known = tables ?? setting;
  // Of trained worlds and those in files: how the setting is made.
  if (!isSetting(known)) return [...sides, cut(JSON.stringify(known), width)];
  return [...sides, `on ${familyNamed(known.family).size(known)}:`, ...settingText(known, width)];
}
