import { defineConfig } from '@playwright/test';
import { advice, browserFlags, findBrowser } from './scripts/browser.mjs';

const executablePath = await findBrowser();
if (!executablePath) throw new Error(advice);

export default defineConfig({
	testDir: 'tests',
	testMatch: process.env.PROOFS ? 'proofs/**/*.spec.ts' : 'e2e/**/*.spec.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: 'list',
	use: {
		headless: true,
		launchOptions: { executablePath, args: browserFlags },
		// A kept copy would answer in place of the build; offline.spec.ts allows it.
		serviceWorkers: 'block',
		trace: 'off',
		locale: 'en-GB',
		timezoneId: 'UTC',
	},
});
