/** An executor that keeps the outcomes of units in a journal, and does not do again what is in it. */
import type {Journal} from '../files/journal.ts';
import {type Executor, outcomeText, parseOutcome, type Sink} from './executor.ts';
import {type Unit, unitIndex} from './plan.ts';

function* unkept(units: Iterator<Unit, undefined>, journal: Journal, sink: Sink): Generator<Unit, undefined> {
  for (let {value} = units.next(); value; {value} = units.next()) {
    const text = journal.get(String(unitIndex(value)));
    if (text === undefined) yield value;
    else sink.accept(value, parseOutcome(text));
  }
}

export const journaled = ({order, execute}: Executor, journal: Journal): Executor => ({
  order,
  execute: (units, sink, options) =>
    execute(
      unkept(units, journal, sink),
      {
        ...sink,
        accept(unit, outcome) {
          // What failed is done again.
          if ('rows' in outcome) {
            journal.add(String(unitIndex(unit)), outcomeText(outcome).trimEnd());
            journal.flush();
          }
          sink.accept(unit, outcome);
        },
      },
      options,
    ),
});
