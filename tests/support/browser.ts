import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { HANGS_AFTER_MS } from './patience.ts';

/** Where the distributions' packages put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser on this machine; null when there is none. Throws in CI, where its absence would hide a broken page. */
export function browserPath(): string | null {
  const path = PLACES.find((place) => existsSync(place)) ?? null;
  if (path === null && process.env.CI !== undefined) {
    throw new Error(`No browser at ${PLACES.join(', ')}; install the package "chromium".`);
  }
  return path;
}

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS, timeout: HANGS_AFTER_MS });
}
