/** Chromium by its own protocol and Firefox by WebDriver BiDi, both through puppeteer-core. */
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import { browserFlags, findBrowser, installDebian, onPath } from '../browser.mjs';
import type { Driven } from './visit.ts';

async function driven(options: LaunchOptions): Promise<Driven> {
	const browser = await puppeteer.launch({ headless: true, timeout: 120_000, ...options });
	const page = await browser.newPage();
	return {
		version: await browser.version(),
		go: async url => void (await page.goto(url, { waitUntil: 'load', timeout: 120_000 })),
		value: expression => page.evaluate(expression),
		close: () => browser.close(),
	};
}

export async function openChromium(): Promise<Driven | undefined> {
	const executablePath = await findBrowser();
	return executablePath ? driven({ executablePath, args: browserFlags }) : undefined;
}

const firefoxes = ['firefox-esr', 'firefox'];

export async function openFirefox(): Promise<Driven | undefined> {
	const find = (): string | undefined => onPath(firefoxes, ['/Applications/Firefox.app/Contents/MacOS/firefox']);
	const executablePath = find() ?? (installDebian('firefox-esr') ? find() : undefined);
	return executablePath ? driven({ browser: 'firefox', executablePath }) : undefined;
}
