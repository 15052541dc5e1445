#!/usr/bin/env node
/** `npm create transferbound [dir]`: what `transferbound init [dir]` does. */
process.argv.splice(2, 0, 'init');
await import(new URL('dist/cli/main.js', import.meta.resolve('transferbound/package.json')).href);
