// A table of sharp constants: a row for each constant, each refuting world drawn once.
import {readFileSync} from 'node:fs';
import test from 'ava';
import {parseRunFile} from '../runFile.ts';
import {sharpSection} from './sharpSection.ts';

const text = readFileSync('fixtures/sharp/constants.json', 'utf8');
const whole = JSON.parse(text);
const rows = whole.rows.filter(({claim}: {claim: string}) =>
  ['transfer-decomposition', 'contraction'].includes(claim),
);

test('rows in words, worlds drawn', (t) => {
  const file = parseRunFile(JSON.stringify({...whole, rows}), 'constants.json');
  const found = sharpSection([file])!.text;
  t.is(found.match(/<tr/g)?.length, rows.length + 1);
  t.true(found.includes('every c &lt; 2') && found.includes('yes, attained') && found.includes('none'));
  const worlds = new Set(
    rows.flatMap(({refuted}: {refuted?: {setting: unknown}}) =>
      refuted ? [JSON.stringify(refuted.setting)] : [],
    ),
  );
  t.is(found.match(/<svg/g)?.length, worlds.size);
  t.is(sharpSection([]), undefined);
});
