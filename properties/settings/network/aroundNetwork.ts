import {halfway} from './neighbours.ts';
import type {NetworkSetting} from './setting.ts';

/** Neighbours of a network setting: the two parameter sets half as far apart, in every table or in one. */
export function* aroundNetwork(s: NetworkSetting): Generator<NetworkSetting> {
  const names = Object.keys(s.second).filter((name) => s.first[name] !== undefined);
  const closer = (some: readonly string[]): NetworkSetting => ({
    ...s,
    second: {
      ...s.second,
      ...Object.fromEntries(some.map((name) => [name, halfway(s.second[name]!, s.first[name]!)])),
    },
  });
  yield closer(names);
  if (names.length > 1) for (const name of names) yield closer([name]);
}
