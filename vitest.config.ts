import { defineConfig } from 'vitest/config';

// Browser tests live in tests/e2e and tests/proofs and belong to Playwright; everything else under tests/ runs here, in Node. Those in
// tests/built read a built site, so they run by themselves, once there is one.
const built = 'tests/built/**';

export default defineConfig({
	test: {
		include: [process.env.BUILT ? `${built}/*.test.ts` : 'tests/**/*.test.{ts,tsx}'],
		exclude: ['tests/e2e/**', 'tests/proofs/**', ...(process.env.BUILT ? [] : [built])],
		environment: 'node',
		// The interpreter, against which compiled code is tested; pages load it only where there is no WebAssembly.
		setupFiles: ['src/engine/kernel/interpret.ts'],
		testTimeout: 120_000,
		// Two cores are the least that the project is built on.
		maxWorkers: 2,
	},
});
