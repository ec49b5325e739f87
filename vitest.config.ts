import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Nothing is mocked or kept in a module: files may share one, which saves loading the program for each.
    isolate: false,
    // Child processes, a browser and long polls: slower than arithmetic, still far from hanging.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
