#!/usr/bin/env node
/** The `transferbound` command. */
import {commandEnded, EXIT, guardExitCode, leave} from './exitCodes.ts';
import {runCommand} from './program.ts';

// Whoever reads the output may close it early (`| head`): that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') leave();
    process.stderr.write(`standard output: expected one that can be written, got ${error.code}\n`);
    leave(EXIT.input);
  });
}

guardExitCode();
await runCommand(process.argv.slice(2));
commandEnded();
