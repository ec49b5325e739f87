#!/usr/bin/env node
// Plain JavaScript, so that an older Node can still read the sentence that refuses it.
import '../require-node.js';

const program = await import('./program.ts').catch((error) => {
  // A lexicon that cannot be used stops every command; its sentence names the row.
  if (!(error instanceof Error) || !error.message.startsWith('data/lexicon/')) throw error;
  process.stderr.write(`${error.message} Correct the row, or restore the file.\n`);
  process.exitCode = 1;
  return null;
});
await program?.main();
