/** Every transcript beside this file, on each messenger. `read-scene.ts` says how they are written. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openOfficeStage } from './office-stage.ts';
import { playScene } from './play-scene.ts';
import { readScene } from './read-scene.ts';
import type { Setting, Stage } from './stage.ts';
import { openTelegramStage } from './telegram-stage.ts';
import { openZaloStage } from './zalo-stage.ts';

/** By the name that a scene's line "Chỉ trên:" calls it. */
const STAGES: Readonly<Record<string, (setting: Setting) => Promise<Stage>>> = {
  rehearsal: openOfficeStage,
  telegram: openTelegramStage,
  zalo: openZaloStage,
};

const scenes = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.md'))
  .map((file) => ({ file, scene: readScene(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) }));

test('there are scenes to play', () => {
  expect(scenes.length).toBeGreaterThanOrEqual(22);
});

test('what a messenger cannot do is named, and stays little', () => {
  const limited = scenes.filter(({ scene }) => scene.only !== null);
  expect(limited.length).toBeLessThanOrEqual(12);
  for (const { scene } of limited) expect(Object.keys(STAGES)).toEqual(expect.arrayContaining([...(scene.only ?? [])]));
});

describe.each(Object.entries(STAGES))('on %s', (name, openStage) => {
  test.each(scenes.filter(({ scene }) => scene.only?.includes(name) ?? true))(
    '$scene.title ($file)',
    async ({ scene }) => {
      const stage = await openStage(scene.setting);
      try {
        await playScene(scene, stage);
      } finally {
        await stage.close();
      }
    },
  );
});
