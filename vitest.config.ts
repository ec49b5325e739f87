import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Child processes, a browser and long polls: slower than arithmetic, still far from hanging.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
