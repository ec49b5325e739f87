import program from '../../package.json' with { type: 'json' };
import { migrations } from '../../migrations/index.ts';

/** The program's version, and its newest migration. */
export const PROGRAM_VERSION = `dondoc ${program.version}, registry ${Object.keys(migrations).sort().at(-1) ?? 'none'}`;
