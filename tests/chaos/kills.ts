/** Random ends of the product and of a naive handler, each in a town of its own. */

import { runCampaign, type Verdict } from './campaign.ts';
import { officesFrom } from './offices.ts';
import { openNaive, openProduct } from './subject.ts';
import { openTelegramTown } from './telegram-town.ts';

export async function killProduct(seed: number, kills: number, chats = 20): Promise<Verdict> {
  const places = officesFrom(0, chats);
  const placesOf = (): readonly string[] => places;
  const telegram = await openTelegramTown(places);
  const subject = await openProduct([telegram], placesOf);
  const reportsPerLife = { telegram: 8, zalo: 0 };
  try {
    return await runCampaign({ subject, towns: [telegram], placesOf, seed, kills, reportsPerLife, clockJumps: true });
  } finally {
    subject.close();
    await telegram.close();
  }
}

export async function killNaive(seed: number, kills: number): Promise<Verdict> {
  const places = officesFrom(0, 5);
  const placesOf = (): readonly string[] => places;
  const telegram = await openTelegramTown(places);
  const subject = openNaive(telegram);
  const reportsPerLife = { telegram: 20, zalo: 0 };
  try {
    return await runCampaign({ subject, towns: [telegram], placesOf, seed, kills, reportsPerLife, clockJumps: false });
  } finally {
    subject.close();
    await telegram.close();
  }
}
