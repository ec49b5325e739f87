#!/usr/bin/env node
// Plain JavaScript, so that an older Node can still read the sentence that refuses it.
import '../require-node.js';

try {
  const { main } = await import('./program.ts');
  await main();
} catch (error) {
  // A lexicon that cannot be used stops every command that reads by it; its sentence names the row.
  if (!(error instanceof Error) || !error.message.startsWith('data/lexicon/')) throw error;
  process.stderr.write(`${error.message} Correct the row, or restore the file.\n`);
  process.exitCode = 1;
}
