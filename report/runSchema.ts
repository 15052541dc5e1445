/** What `report` needs of the documents that the other commands print; further fields are let through. */
import {Ajv, type JSONSchemaType, type ValidateFunction} from 'ajv';

const text = {type: 'string', minLength: 1} as const;
const number = {type: 'number'} as const;
const whole = {type: 'integer', minimum: 0} as const;

const open = <P extends object>(properties: P, required: readonly (keyof P & string)[]) =>
  ({type: 'object', properties, required}) as const;
const list = <I extends object>(items: I) => ({type: 'array', items}) as const;

const interval = open({lo: number, hi: number}, ['lo', 'hi']);
const terms = list(open({name: text, value: interval}, ['name', 'value']));
const inequality = open({lhs: interval, rhs: interval, slack: interval, terms}, [
  'lhs',
  'rhs',
  'slack',
  'terms',
]);
const anySetting = {type: 'object'} as const;
const tightest = open({ratio: number, setting: anySetting, inequality}, ['ratio', 'setting']);
const counterexample = open({setting: anySetting, evidence: open({inequality}, [])}, ['setting']);

const result = open(
  {
    claim: text,
    world: text,
    verdict: {enum: ['holds', 'refuted', 'not refuted', 'undecided']},
    settings: whole,
    kept: whole,
    undecided: whole,
    slack: number,
    seed: whole,
    failed: {type: 'object', additionalProperties: whole},
    test: text,
    tightest,
    ratios: {type: 'array', items: whole, minItems: 2},
    means: open({lhs: number, terms: list(open({name: text, value: number}, ['name', 'value']))}, [
      'lhs',
      'terms',
    ]),
    vacuous: open({settings: whole, of: whole, term: {type: 'string'}}, ['settings']),
    counterexample,
  },
  ['claim', 'world', 'verdict', 'settings', 'kept', 'undecided', 'slack', 'seed', 'failed'],
);

const hunted = open(
  {
    claim: text,
    verdict: {enum: ['refuted', 'not refuted', 'undecided']},
    evaluations: whole,
    kept: whole,
    undecided: whole,
    seed: whole,
    tightest,
    counterexample,
  },
  ['claim', 'verdict', 'evaluations', 'kept', 'undecided', 'seed'],
);

export const schemas = {
  run: open(
    {
      package: text,
      seed: whole,
      alpha: number,
      backend: open({name: text, version: text}, ['name', 'version']),
      design: open({where: text, nu: number, trials: whole, catches: number}, ['where', 'nu', 'trials']),
      results: list(result),
      skipped: list({type: 'string'}),
      complete: {type: 'boolean'},
    },
    ['package', 'seed', 'alpha', 'results', 'skipped', 'complete'],
  ),
  mutants: open(
    {
      seed: whole,
      rows: list(open({claim: text, mutates: text, result: hunted, size: text}, ['claim', 'result'])),
      complete: {type: 'boolean'},
    },
    ['seed', 'rows', 'complete'],
  ),
  hunt: list({anyOf: [hunted, result]}),
} as const;

const ajv = new Ajv({allErrors: false, strict: false, strictNumbers: false});
const compiled = new Map<string, ValidateFunction>();

export function validatorOf(kind: keyof typeof schemas): ValidateFunction {
  const known = compiled.get(kind);
  if (known) return known;
  const made = ajv.compile(schemas[kind] as unknown as JSONSchemaType<unknown>);
  compiled.set(kind, made);
  return made;
}
