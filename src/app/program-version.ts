import program from '../../package.json' with { type: 'json' };
import { migrations } from '../../migrations/index.ts';

/** The program's version, and the newest migration that it knows. */
export const PROGRAM_VERSION = `dondoc ${program.version}, registry ${Object.keys(migrations).sort().at(-1) ?? 'none'}`;
