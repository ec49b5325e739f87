/** The programs that read a scan, where this machine has them. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runLimited } from '../limited-child.ts';
import type { Tools } from './recognise-page.ts';

const FOLDERS: readonly string[] = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const LANGUAGES = ['vie', 'eng'] as const;

/** The programs, or the package that has the one which is missing. */
export async function findTools(
  folders: readonly string[] = FOLDERS,
): Promise<Tools | { readonly kind: 'absent'; readonly packages: string }> {
  const find = (name: string): string | undefined =>
    folders.map((folder) => join(folder, name)).find((place) => existsSync(place));
  const [tesseract, pdftoppm] = [find('tesseract'), find('pdftoppm')];
  const languages = tesseract === undefined ? new Set<string>() : await languagesOf(tesseract);
  const missing = [
    ...(tesseract === undefined ? ['tesseract-ocr'] : []),
    ...LANGUAGES.filter((each) => !languages.has(each)).map((each) => `tesseract-ocr-${each}`),
    ...(pdftoppm === undefined ? ['poppler-utils'] : []),
  ];
  return tesseract === undefined || pdftoppm === undefined || missing.length > 0
    ? { kind: 'absent', packages: missing.join(', ') }
    : { tesseract, pdftoppm };
}

async function languagesOf(tesseract: string): Promise<ReadonlySet<string>> {
  const listed = await runLimited({
    program: '/bin/sh',
    args: ['-c', 'exec "$0" --list-langs >&3', tesseract],
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    limits: { seconds: 10, megabytes: 200, outputBytes: 100_000 },
  });
  return new Set(listed.kind === 'ended' ? Buffer.from(listed.output).toString('utf8').split(/\s+/u) : []);
}
