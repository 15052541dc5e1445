/** Certificates run by Python in one process, for tests. */
import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end. */
export async function ran(
  program: string,
  args: readonly string[],
  input = '',
  cwd?: string,
): Promise<Ended> {
  const child = spawn(program, args, {stdio: 'pipe', ...(cwd ? {cwd} : {})});
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return {code, out, errors};
}

/** Runs each text as a file of its own would be; a line for each: its name, then 'accepted' or why not. */
const RUN_ALL = `
import json, sys
for name, text in json.load(sys.stdin):
    try:
        names = {"__name__": "certificate"}
        exec(compile(text, name, "exec"), names)
        names["verify"]()
        print(name, "accepted")
    except Exception as error:
        print(name, type(error).__name__, error)
`;

/** What Python says of each certificate, a line each: its name, then 'accepted' or why not. */
export async function judged(list: readonly (readonly [name: string, text: string])[]): Promise<string[]> {
  const {code, out, errors} = await ran('python3', ['-c', RUN_ALL], JSON.stringify(list));
  if (code !== 0) throw new Error(errors);
  return out.trim().split('\n');
}
