/** `--reporter json`: the document of the run, as `--json` and `--out` give it. */
import {jsonText} from '../../properties/files/jsonText.ts';
import type {Reporter} from './reporter.ts';

export const json: Reporter = {
  name: 'json',
  about: 'the document that report, merge and other programs read',
  alone: true,
  text: ({run, files}) => jsonText({...run, saved: [...files.values()]}),
};
