/** Random ends of the product and of a naive handler, each in towns of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCampaign, together, type Verdict } from './campaign.ts';
import { officesFrom } from './offices.ts';
import { openNaive, openProduct } from './subject.ts';
import { openTelegramTown } from './telegram-town.ts';
import type { Town } from './town.ts';
import { openZaloTown } from './zalo-town.ts';

/** Chats on each messenger; every one belongs to an agency of its own, but for the secretariat's. */
interface Size {
  readonly telegram: number;
  readonly zalo: number;
}

const FULL_SIZE: Size = { telegram: 14, zalo: 8 };
/** Offices with a program each that are killed beside each other. */
const LANES = 4;

export async function killProducts(seed: number, kills: number): Promise<Verdict> {
  const lanes = Math.min(LANES, kills);
  const shares = Array.from({ length: lanes }, (_, lane) => Math.floor((kills + lane) / lanes));
  const [first, ...rest] = await Promise.all(shares.map((share, lane) => killProduct(seed, share, FULL_SIZE, lane)));
  if (first === undefined) throw new RangeError('At least one kill');
  return together([first, ...rest]);
}

export async function killProduct(seed: number, kills: number, chats: Size, lane = 0): Promise<Verdict> {
  const places = {
    telegram: officesFrom(0, chats.telegram),
    zalo: officesFrom(chats.telegram, chats.zalo),
  };
  const placesOf = (town: Town): readonly string[] => places[town.name];
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-chaos-'));
  const towns = [await openTelegramTown(places.telegram), await openZaloTown(places.zalo)];
  const subject = await openProduct(towns, placesOf, join(folder, 'office.sqlite'));
  const reportsPerLife = { telegram: 5, zalo: 2 };
  try {
    return await runCampaign({ subject, towns, placesOf, seed, kills, lane, reportsPerLife, clockJumps: true });
  } finally {
    subject.close();
    for (const town of towns) await town.close();
    rmSync(folder, { recursive: true });
  }
}

export async function killNaive(seed: number, kills: number): Promise<Verdict> {
  const places = officesFrom(0, 5);
  const placesOf = (): readonly string[] => places;
  const telegram = await openTelegramTown(places);
  const subject = openNaive(telegram);
  const reportsPerLife = { telegram: 20, zalo: 0 };
  try {
    return await runCampaign({
      subject,
      towns: [telegram],
      placesOf,
      seed,
      kills,
      lane: 0,
      reportsPerLife,
      clockJumps: false,
    });
  } finally {
    subject.close();
    await telegram.close();
  }
}
