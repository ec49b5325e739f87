import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { secrecyMarkingOfName } from '../domain/text/secrecy-marking.ts';
import { Refused } from './refused.ts';

/**
 * The bytes of a file that is to be taken in. Throws `Refused` when its name carries a secrecy marking, before any of
 * it is read, and when it cannot be read.
 */
export function importedFile(file: string): Uint8Array {
  const marking = secrecyMarkingOfName(basename(file));
  if (marking !== null) {
    throw new Refused(`${file}: tên tệp mang dấu độ mật “${marking}” nên không được nhập.`);
  }
  try {
    return readFileSync(file);
  } catch {
    throw new Refused(`${file} cannot be read; check that the file exists and that this user may read it.`);
  }
}
