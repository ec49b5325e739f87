import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Nothing is mocked or kept in a module: files may share one, which saves loading the program for each.
    isolate: false,
    // They mostly wait for clocks, disks and children: more of them than cores keep the cores busy.
    maxWorkers: 4,
    // Child processes, a browser and long polls: slower than arithmetic, still far from hanging.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
