/** Random ends of the product and of a naive handler, each in towns of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCampaign } from './campaign.ts';
import { freePort } from './free-port.ts';
import { officesFrom } from './offices.ts';
import { openNaive, openProduct } from './subject.ts';
import { openTelegramTown } from './telegram-town.ts';
import type { Door, Town } from './town.ts';
import { together, type Verdict } from './verdict.ts';
import { openZaloTown } from './zalo-town.ts';

/** Chats on each messenger; every one belongs to an agency of its own, but for the secretariat's. */
interface Size {
  readonly telegram: number;
  readonly zalo: number;
}

/** How long it may all take, and who hears of each kill. */
export interface Watch {
  /** On the clock of `performance.now`. */
  readonly until: number;
  readonly onKill?: () => void;
  /** On a machine that may give the program no processor time for so long: see `Books`. */
  readonly gaveUpAfterMs?: number;
  /** See `CampaignOptions`. */
  readonly lastHelperKills?: number;
}

const FULL_SIZE: Size = { telegram: 14, zalo: 8 };
/** Offices with a program each that are killed beside each other. */
const LANES = 4;
/** Ten times what the program waits before it tries what it doubts (`CALM_MS`): as slow as a machine may be. */
const TEN_TIMES_CALM_MS = 300_000;
/** As it is registered at the messengers; the posts go straight to the door behind it. */
const PUBLIC_URL = 'https://dondoc.example.vn';

/** One half of the lanes polls Telegram and is posted to by Zalo, the other half the other way round. */
export async function killProducts(seed: number, kills: number, watch: Watch): Promise<Verdict> {
  const lanes = Math.min(LANES, kills);
  const assignments = Array.from({ length: lanes }, (_, lane) => Math.floor((kills + lane) / lanes));
  const [first, ...rest] = await Promise.all(
    assignments.map((assignment, lane) => killProduct(seed, assignment, FULL_SIZE, lane, watch)),
  );
  if (first === undefined) throw new RangeError('At least one kill');
  return together([first, ...rest]);
}

/** The manner of each messenger follows from the lane. */
export async function killProduct(
  seed: number,
  kills: number,
  chats: Size,
  lane: number,
  { until, onKill = () => undefined, gaveUpAfterMs, lastHelperKills }: Watch,
): Promise<Verdict> {
  const places = {
    telegram: officesFrom(0, chats.telegram),
    zalo: officesFrom(chats.telegram, chats.zalo),
  };
  const placesOf = (town: Town): readonly string[] => places[town.name];
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-chaos-'));
  const door: Door = { port: await freePort(), publicUrl: PUBLIC_URL };
  const isEven = lane % 2 === 0;
  const towns = [
    await openTelegramTown(places.telegram, isEven ? 'polling' : 'webhook', door),
    await openZaloTown(places.zalo, isEven ? 'webhook' : 'polling', door),
  ];
  const subject = await openProduct(towns, placesOf, join(folder, 'office.sqlite'), door);
  // What is polled from Zalo is lost with the poller, so that less of it counts.
  const reportsPerLife = { telegram: 5, zalo: isEven ? 2 : 4 };
  const common = { subject, towns, placesOf, seed, kills, lane, until, onKill, gaveUpAfterMs };
  try {
    return await runCampaign({
      ...common,
      reportsPerLife,
      hardTimes: true,
      patienceMs: TEN_TIMES_CALM_MS,
      lastHelperKills,
      helperPage: `http://127.0.0.1:${String(door.port)}/board`,
    });
  } finally {
    subject.close();
    for (const town of towns) await town.close();
    rmSync(folder, { recursive: true });
  }
}

export async function killNaive(
  seed: number,
  kills: number,
  { until, onKill = () => undefined }: Watch,
): Promise<Verdict> {
  const places = officesFrom(0, 5);
  const placesOf = (): readonly string[] => places;
  const telegram = await openTelegramTown(places, 'polling', { port: 0, publicUrl: PUBLIC_URL });
  const subject = openNaive(telegram);
  const common = { subject, towns: [telegram], placesOf, seed, kills, lane: 0, until, onKill };
  try {
    return await runCampaign({
      ...common,
      reportsPerLife: { telegram: 20, zalo: 0 },
      hardTimes: false,
      patienceMs: 2_000,
    });
  } finally {
    subject.close();
    await telegram.close();
  }
}
