import { defineConfig } from 'vitest/config';

/** Tests that measure time want the machine for themselves. */
const alone = ['tests/e2e/trial.test.ts', 'tests/e2e/states.test.ts'];
/** A browser on a busy machine takes its time; what is waited for is told apart from what is measured. */
const patient = { testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 20_000 } } };

const unhurried = { testTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/unit/prepare.ts',
          ...unhurried,
        },
      },
      {
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: 'tests/component/setup.ts',
          ...unhurried,
        },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: alone,
          environment: 'node',
          globalSetup: 'tests/e2e/prepare.ts',
          // Browsers mostly wait: two at a time take little more than half as long as one after the other.
          maxWorkers: 2,
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e-alone',
          include: alone,
          environment: 'node',
          globalSetup: 'tests/e2e/prepare.ts',
          fileParallelism: false,
          ...patient,
        },
      },
    ],
  },
});
