import {MOST, masses, shortRow, table} from '../schemaParts.ts';

const parameters = {type: 'array', items: shortRow, minItems: 2, maxItems: 4} as const;
const probability = {type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1} as const;
const draws = {type: 'integer', minimum: 1, maximum: 2 ** 50} as const;

export const endToEndSetting = {
  type: 'object',
  properties: {
    family: {const: 'endToEnd'},
    scenario: {enum: ['context', 'masked']},
    total: {type: 'integer', minimum: 1},
    U: masses,
    T: masses,
    loss: {enum: ['hinge', 'logistic', 'squared']},
    inputs: table,
    initial: parameters,
    radii: shortRow,
    teacher: parameters,
    candidates: {type: 'array', items: parameters, minItems: 1, maxItems: MOST},
    noise: shortRow,
    referenceRadius: {type: 'number', exclusiveMinimum: 0},
    draws,
    n: draws,
    nu: probability,
    nuPretraining: probability,
  },
  required: [
    'family',
    'scenario',
    'total',
    'U',
    'T',
    'loss',
    'inputs',
    'initial',
    'radii',
    'teacher',
    'candidates',
    'referenceRadius',
    'draws',
    'n',
    'nu',
    'nuPretraining',
  ],
  additionalProperties: false,
} as const;
