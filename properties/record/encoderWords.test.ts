import test from 'ava';
import {againstLinear, encoderLines, isSound} from './encoderWords.ts';
import {newTally, rowOf} from './rowBuilder.ts';

const sound = {units: 8, dead: 0, rank: 8, explained: 0.5, loss: 9, linear: 10};
const rowWith = (world: string, encoders: readonly (typeof sound)[]) =>
  rowOf(newTally(), {claim: 'c', world, verdict: 'holds', seed: 1, encoders: [...encoders]});

test('by how much a loss is below the linear predictor, or above it', (t) => {
  t.is(againstLinear(sound), '10.0% below the best linear predictor of its width');
  t.regex(againstLinear({loss: 15, linear: 10}), /^50.0% above/);
});

test('one line per world with encoders, not per row; nothing where none was trained', (t) => {
  const rows = [rowWith('a', [sound]), rowWith('a', [sound]), rowWith('b', []), rowWith('c', [sound, sound])];
  t.deepEqual(encoderLines(rows), [
    {
      text: 'a, 1 encoder: rank 8 of 8, 50.0% of the variance explained, pretext loss 10.0% below the best linear predictor of its width',
      sound: true,
    },
    {
      text: `c, 2 encoders: ${Array(2).fill('rank 8 of 8, 50.0% of the variance explained, pretext loss 10.0% below the best linear predictor of its width').join('; ')}`,
      sound: true,
    },
  ]);
  t.is(rows[2]!.encoders, undefined);
});

test('what is wrong comes first and is said', (t) => {
  const dead = {...sound, dead: 4, rank: 4};
  const beaten = {...sound, loss: 11};
  t.deepEqual([sound, dead, beaten].map(isSound), [true, false, false]);
  const [line] = encoderLines([rowWith('a', [sound, sound, sound, dead, beaten])]);
  t.false(line!.sound);
  t.regex(
    line!.text,
    /^a, 5 encoders: .*10.0% above the best linear predictor of its width, no better than linear; .*dead units: 4 of 8/,
  );
  t.regex(line!.text, /; 2 more, none of them worse$/);
});
