import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/disk-in-memory.ts', 'tests/support/compile-cache.ts'],
    // Nothing is mocked or kept in a module: files may share one, which saves loading the program for each.
    isolate: false,
    // Node reads the sources itself, as in the product: a quarter of the processor time less than transformed by Vite.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // They mostly wait for clocks, disks and children: more of them than cores keep the cores busy.
    maxWorkers: 4,
    // Only for what hangs: no machine is so slow that a test meets them.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
