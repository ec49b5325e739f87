// Loaded before everything else, and plain JavaScript on purpose: an older Node could not read anything else of ours.
import module from 'node:module';
import { join } from 'node:path';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Đôn Đốc needs Node 24 or newer and this is Node ${process.versions.node}; start it with "npm start", which brings the right one, or install Node 24.\n`,
  );
  process.exit(1);
}

// What Node makes of our files is kept for the next start, beside the database: in a temp folder other users could write
// it. Where it cannot be kept nothing is said, and the program only starts more slowly.
module.enableCompileCache(join(import.meta.dirname, '../data/runtime/compile-cache'));

// Left alone, the signal opens a debugger on a local port, to which anybody on the machine may give orders.
process.on('SIGUSR1', () => undefined);
