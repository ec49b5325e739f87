import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { HANGS_AFTER_MS } from './patience.ts';

const OFFICE = '/usr/bin/soffice';
const PDF_TO_TEXT = '/usr/bin/pdftotext';

/** Whether LibreOffice can open files here. Throws in CI, where its absence would hide an unreadable file. */
export function hasOfficeSuite(): boolean {
  const found = existsSync(OFFICE) && existsSync(PDF_TO_TEXT);
  if (!found && process.env.CI !== undefined) {
    throw new Error('No LibreOffice; install the packages "libreoffice-writer-nogui" and "poppler-utils".');
  }
  return found;
}

/** Opens a Word file in LibreOffice, prints it as PDF and returns the text of each page. */
export function pagesOf(word: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-word-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, 'report.docx'), word);
  execFileSync(
    OFFICE,
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'report.docx'),
    ],
    { stdio: 'ignore', timeout: HANGS_AFTER_MS },
  );
  const text = execFileSync(PDF_TO_TEXT, ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}
