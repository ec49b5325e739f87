/** A product that runs in its towns, for a fault that is made rather than drawn. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { receiptsBy } from '../ledger.ts';
import { officesFrom } from '../offices.ts';
import type { Circumstances, Program } from '../program.ts';
import { openProduct, type ProductOptions, type Subject } from '../subject.ts';
import { openTelegramTown, type TelegramTown } from '../telegram-town.ts';
import type { Manner, Town } from '../town.ts';
import { openZaloTown, type ZaloTown } from '../zalo-town.ts';

export interface Finding {
  readonly probe: string;
  readonly result: string;
  /** Null: it could not be made here, for the reason in `result`. */
  readonly ok: boolean | null;
}

export interface Scene {
  readonly town: TelegramTown;
  readonly subject: Subject;
  readonly path: string;
  readonly port: number;
  /** Offices on Telegram. */
  readonly places: readonly string[];
  readonly program: Program;
}

export interface BothScene extends Scene {
  readonly zalo: ZaloTown;
  /** Offices on Zalo. */
  readonly zaloPlaces: readonly string[];
}

export interface SceneOptions {
  /** A folder of its own unless given. */
  readonly folder?: string;
  /** Of Telegram. */
  readonly manner?: Manner;
  readonly circumstances?: Circumstances;
  readonly product?: ProductOptions;
}

export const ANSWERED_WITHIN_MS = 300_000;
const PUBLIC_URL = 'https://dondoc.example.vn';

/** With three offices on Telegram. */
export async function inScene<T>(play: (scene: Scene) => Promise<T>, options: SceneOptions = {}): Promise<T> {
  return stage(3, 0, play, options);
}

/** With so many offices on Telegram, and so many on Zalo, which posts. */
export async function inBoth<T>(
  telegram: number,
  zalo: number,
  play: (scene: BothScene) => Promise<T>,
  options: SceneOptions = {},
): Promise<T> {
  return stage(
    telegram,
    zalo,
    (scene) => {
      if (scene.zalo === null) throw new RangeError('At least one office on Zalo');
      return play({ ...scene, zalo: scene.zalo });
    },
    options,
  );
}

async function stage<T>(
  telegram: number,
  zalo: number,
  play: (scene: Omit<BothScene, 'zalo'> & { readonly zalo: ZaloTown | null }) => Promise<T>,
  { folder, manner = 'polling', circumstances = {}, product = {} }: SceneOptions,
): Promise<T> {
  const offices = officesFrom(0, telegram);
  const zaloOffices = officesFrom(telegram, zalo);
  const door = { port: await freePort(), publicUrl: PUBLIC_URL };
  const town = await openTelegramTown(offices, manner, door);
  const other = zalo === 0 ? null : await openZaloTown(zaloOffices, 'webhook', door);
  const towns: Town[] = other === null ? [town] : [town, other];
  const own = folder ?? mkdtempSync(join(tmpdir(), 'dondoc-chaos-'));
  const path = join(own, 'office.sqlite');
  const placesOf = ({ name }: Town): readonly string[] => (name === 'telegram' ? offices : zaloOffices);
  const subject = await openProduct(towns, placesOf, path, door, product);
  const program = subject.start(circumstances);
  try {
    await subject.link();
    await town.until(() => towns.every((one) => one.waiting() === 0), ANSWERED_WITHIN_MS);
    const [places, zaloPlaces] = [offices.slice(0, -1), zaloOffices.slice(0, -1)];
    return await play({ town, zalo: other, subject, path, port: door.port, places, zaloPlaces, program });
  } finally {
    await program.end('SIGKILL');
    subject.close();
    for (const one of towns) await one.close();
    if (folder === undefined) rmSync(own, { recursive: true });
  }
}

/** One report of each office; `round` tells them from those of before. Their markers. */
export function report(town: Town, subject: Subject, places: readonly string[], round: number): string[] {
  return places.map((place, index) => {
    const marker = String(200_000 + round * 100 + index);
    town.say(place, subject.reportAt(place, marker));
    return marker;
  });
}

export function answered(town: Town, markers: readonly string[]): number {
  const receipts = receiptsBy(town.sent());
  return markers.filter((marker) => receipts.has(marker)).length;
}

export function allAnswered(town: Town, markers: readonly string[], withinMs = ANSWERED_WITHIN_MS): Promise<boolean> {
  return town.until(() => answered(town, markers) === markers.length, withinMs);
}

/** Empty while it runs. */
export function fateOf(program: Program): string {
  return program.exit() === null ? '' : `; the program ended: ${program.log().join(' | ')}`;
}
