import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Browser tests live in tests/e2e and tests/proofs and belong to Playwright; everything else under tests/ runs here, in Node. Those in
// tests/built read a built site, so they run by themselves, once there is one.
const built = 'tests/built/**';

/** What takes longest goes first, so that no worker is left with it when the others are done. */
const longest = ['figures/figures', 'flashes/walks', 'content/measured', 'engine/models', 'kernel/oracle'];
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const place = ({ moduleId }: TestSpecification): number => {
			const found = longest.findIndex(name => moduleId.includes(name));
			return found < 0 ? longest.length : found;
		};
		return (await super.sort(files)).sort((a, b) => place(a) - place(b));
	}
}

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
		sequence: { sequencer: LongestFirst },
	},
});
