import { defineConfig } from 'vitest/config';

// Browser tests live in tests/e2e and tests/proofs and belong to Playwright; everything else under tests/ runs here, in Node.
export default defineConfig({
	test: {
		include: ['tests/**/*.test.{ts,tsx}'],
		exclude: ['tests/e2e/**', 'tests/proofs/**'],
		environment: 'node',
		testTimeout: 30_000,
		// Two cores are the least that the project is built on.
		maxWorkers: 2,
	},
});
