/** Old and foreign office files become Word or Excel ones, by LibreOffice where the machine has it. */

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runLimited } from './limited-child.ts';

/** By the ending of its name. */
export type OfficeKind = 'doc' | 'xls' | 'odt' | 'ods' | 'rtf';

export type Conversion =
  | { readonly kind: 'converted'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' | 'failed' | 'too-long' | 'too-big' };

const TARGETS: Readonly<Record<OfficeKind, 'docx' | 'xlsx'>> = {
  doc: 'docx',
  xls: 'xlsx',
  odt: 'docx',
  ods: 'xlsx',
  rtf: 'docx',
};

const PLACES: readonly string[] = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];
const UNSHARE = '/usr/bin/unshare';
/** A namespace of its own, in which there is no network. */
const ALONE: readonly string[] = ['--user', '--map-root-user', '--net', '--'];

const LIMITS = { seconds: 60, megabytes: 900, outputBytes: 0 };
const LARGEST_RESULT = 40 * 1024 * 1024;

/** No macros, and nothing that a file refers to is fetched. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
`;

/** Where LibreOffice stands on this machine; null where it does not. */
export function officeProgram(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Nothing of the file stays behind, whatever becomes of it. */
export async function convertOffice(bytes: Uint8Array, kind: OfficeKind, program: string | null): Promise<Conversion> {
  if (program === null) return { kind: 'absent' };
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-office-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
    const given = join(folder, `file.${kind}`);
    writeFileSync(given, bytes);
    const args = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      TARGETS[kind],
      '--outdir',
      join(folder, 'out'),
      given,
    ];
    const apart = await canBeAlone();
    const ended = await runLimited({
      program: apart ? UNSHARE : program,
      args: apart ? [...ALONE, program, ...args] : args,
      cwd: folder,
      env: { HOME: folder, TMPDIR: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
      limits: LIMITS,
    });
    if (ended.kind !== 'ended') return { kind: ended.kind };
    const made = join(folder, 'out', `file.${TARGETS[kind]}`);
    if (!existsSync(made)) return { kind: 'failed' };
    if (statSync(made).size > LARGEST_RESULT) return { kind: 'too-big' };
    return { kind: 'converted', bytes: new Uint8Array(readFileSync(made)) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Some machines and containers do not let a program have a network of its own. */
async function canBeAlone(): Promise<boolean> {
  if (!existsSync(UNSHARE)) return false;
  const tried = await runLimited({
    program: UNSHARE,
    args: [...ALONE, '/bin/true'],
    env: {},
    limits: { seconds: 5, megabytes: 100, outputBytes: 0 },
  });
  return tried.kind === 'ended' && tried.code === 0;
}
