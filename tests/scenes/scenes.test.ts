/** Every transcript beside this file, on each messenger. `read-scene.ts` says how they are written. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openOfficeStage } from './office-stage.ts';
import { playScene } from './play-scene.ts';
import { readScene } from './read-scene.ts';
import type { Setting, Stage } from './stage.ts';
import { openTelegramStage } from './telegram-stage.ts';

const STAGES: Readonly<Record<string, (setting: Setting) => Promise<Stage>>> = {
  'within the process': openOfficeStage,
  'on Telegram': openTelegramStage,
};

const scenes = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.md'))
  .map((file) => ({ file, scene: readScene(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) }));

test('there are scenes to play', () => {
  expect(scenes.length).toBeGreaterThanOrEqual(22);
});

describe.each(Object.entries(STAGES))('%s', (_name, openStage) => {
  test.each(scenes)('$scene.title ($file)', async ({ scene }) => {
    const stage = await openStage(scene.setting);
    try {
      await playScene(scene, stage);
    } finally {
      await stage.close();
    }
  });
});
