/** What `certify --json` prints, and `report` reads. */
import {LOSSES} from '../../theory/heads/loss.ts';
import {type DocumentOf, documentKind} from '../files/document.ts';
import {
  boolean,
  extended,
  interval,
  list,
  number,
  object,
  oneOf,
  record,
  text,
  whole,
} from '../files/schema.ts';
import {QUANTITIES} from './form.ts';

const requirement = object({text, status: oneOf('checked', 'assumed', 'failed')});

const quantity = oneOf(...QUANTITIES);

const form = object(
  {
    key: text,
    name: text,
    of: quantity,
    terms: list(object({key: text, name: text, value: interval})),
    largest: extended,
    requires: list(requirement),
    helps: list(object({change: text, limit: number})),
  },
  {limit: interval, dominant: text, measured: interval},
);

export const certificateDocument = documentKind(
  'a certificate, as certify --json prints',
  object(
    {
      format: {const: 'transferbound certificate'},
      version: {const: 1},
      /** By option, the name of the file. */
      files: record(text),
      normalise: boolean,
      delta: number,
      forms: list(form),
      notes: list(requirement),
    },
    {
      n: whole,
      held: whole,
      head: object({loss: oneOf(...LOSSES), radius: number, norm: number, gap: number}),
      measured: record(interval),
    },
  ),
);

/** What `certify` comes to. */
export type CertificateDocument = DocumentOf<typeof certificateDocument>;
