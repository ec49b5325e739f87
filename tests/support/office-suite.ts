import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { HANGS_AFTER_MS } from './patience.ts';

/** Never waited for in one turn of the event loop: vitest takes a worker that stays silent for a minute for lost. */
const run = promisify(execFile);

const OFFICE = '/usr/bin/soffice';
const PDF_TO_TEXT = '/usr/bin/pdftotext';

/** Whether LibreOffice can open files here. Throws in CI, where its absence would hide an unreadable file. */
export function hasOfficeSuite(): boolean {
  return isInstalled([OFFICE, PDF_TO_TEXT], 'libreoffice-writer-nogui and poppler-utils');
}

/** The part of LibreOffice that opens Excel files; it is a package of its own ("libreoffice-calc-nogui"). */
const OFFICE_SHEETS = '/usr/lib/libreoffice/program/libsclo.so';

/** Whether LibreOffice can open Excel files here. Throws in CI, as the one above. */
export function hasOfficeSheets(): boolean {
  return isInstalled([OFFICE, OFFICE_SHEETS], 'libreoffice-calc-nogui');
}

function isInstalled(files: readonly string[], packages: string): boolean {
  const found = files.every((file) => existsSync(file));
  if (!found && process.env.CI !== undefined) throw new Error(`No LibreOffice; install the packages ${packages}.`);
  return found;
}

/** Opens a Word file in LibreOffice, prints it as PDF and returns the text of each page. */
export async function pagesOf(word: Buffer): Promise<string[]> {
  const printed = join(await converted(word, 'docx', 'pdf'), 'report.pdf');
  const { stdout } = await run(PDF_TO_TEXT, ['-layout', printed, '-']);
  return stdout.split('\f').slice(0, -1);
}

/** Opens an Excel file in LibreOffice, saves each sheet as CSV and returns their text by the sheets' names. */
export async function sheetsOf(excel: Buffer): Promise<ReadonlyMap<string, string>> {
  // UTF-8 (76), every sheet (-1) as it is shown (LibreOffice's "Filter Options for CSV").
  const folder = await converted(
    excel,
    'xlsx',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1',
  );
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const sheet = /^report-(.+)\.csv$/u.exec(name)?.[1];
      return sheet === undefined ? [] : [[sheet.normalize('NFC'), readFileSync(join(folder, name), 'utf8')] as const];
    }),
  );
}

/** The folder with what LibreOffice makes of `report.<kind>`. */
async function converted(file: Buffer, kind: string, to: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-office-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, `report.${kind}`);
  writeFileSync(path, file);
  await run(
    OFFICE,
    [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, path],
    // Where no locale is set LibreOffice cannot write a sheet's name with diacritics as a file's name.
    { timeout: HANGS_AFTER_MS, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  return folder;
}
