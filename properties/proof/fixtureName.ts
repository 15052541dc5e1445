import type {Fixture} from '../fixtures/fixture.ts';

/** What the files of a fixture are called: its claim, and the constant that is changed, in letters and dashes. */
export const fixtureName = ({claim, changed}: Pick<Fixture, 'claim' | 'changed'>): string =>
  changed ? `${claim}.${changed.constant.replaceAll(/\W+/g, '-').replace(/-$/, '')}` : claim;
