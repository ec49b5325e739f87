import { defineConfig } from 'vitest/config';
import suite from './vitest.config.ts';

// What takes longer than belongs into the suite, which has a short part of each.
export default defineConfig({ test: { ...suite.test, include: ['tests/**/*.long.ts'] } });
