import {number, row, rows} from '../schemaParts.ts';

const kink = {
  type: 'object',
  properties: {coordinate: {type: 'integer', minimum: 0, maximum: 2}, at: number, weight: number},
  required: ['coordinate', 'at', 'weight'],
  additionalProperties: false,
} as const;

export const descentSetting = {
  type: 'object',
  properties: {
    family: {const: 'descent'},
    quadratic: rows,
    linear: row,
    kinks: {type: 'array', items: kink, maxItems: 8},
    lower: row,
    upper: row,
    start: row,
    steps: row,
    noise: rows,
    rho: {type: 'number', minimum: 0},
    rhoHat: number,
  },
  required: [
    'family',
    'quadratic',
    'linear',
    'kinks',
    'lower',
    'upper',
    'start',
    'steps',
    'noise',
    'rho',
    'rhoHat',
  ],
  additionalProperties: false,
} as const;
