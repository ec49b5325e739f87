#!/usr/bin/env node
// Plain JavaScript, so that an older Node can still read the sentence that refuses it.
import '../require-node.js';

const { main } = await import('./program.ts');
await main();
