import { createHash } from 'node:crypto';
import { expect, pages, readBuilt, test } from './site.ts';

const fileOf = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path);

test('every page carries a policy before anything it speaks of, and it names each script in the page', () => {
	for (const path of pages) {
		const html = readBuilt(fileOf(path));
		const policy =
			/^<!doctype html><html[^>]*><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="([^"]+)">/i.exec(
				html,
			)?.[1];
		expect(policy, path).toBeTruthy();
		const scripts = /script-src ([^;]+)/.exec(policy ?? '')?.[1] ?? '';
		expect(scripts, path).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
		expect(policy, path).toContain("default-src 'none'");
		for (const [, attributes = '', body = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
			if (/src=|application\//.test(attributes)) continue;
			expect(scripts, path).toContain(createHash('sha256').update(body).digest('base64'));
		}
		expect(html.replace(/<script[\s\S]*?<\/script>/g, ''), `${path}: a handler in an attribute`).not.toMatch(
			/<[a-z][^<>]*\son[a-z]+=/,
		);
	}
});

test('a script, a style, a handler, an evaluation or a foreign host that is brought in is refused', async ({
	page,
	complaints,
}) => {
	await page.goto('/figures/wilson-cowan-plane/');
	const worked = await page.evaluate(async () => {
		const did: string[] = [];
		Object.assign(window, { did });
		const script = document.createElement('script');
		script.textContent = 'did.push("script")';
		document.body.append(script);
		const style = document.createElement('style');
		style.textContent = 'h1 { color: rgb(1, 2, 3) }';
		document.body.append(style);
		if (getComputedStyle(document.querySelector('h1') as Element).color === 'rgb(1, 2, 3)') did.push('style');
		const button = document.createElement('button');
		button.setAttribute('onclick', 'did.push("handler")');
		button.click();
		// In a task of its own: what a test runs directly is exempt.
		await new Promise<void>(done =>
			setTimeout(() => {
				try {
					new Function('did.push("evaluation")')();
				} catch {
					// Refused, as it should be.
				}
				done();
			}),
		);
		await fetch('https://example.org/').then(
			() => did.push('host'),
			() => {},
		);
		return did;
	});
	expect(worked).toEqual([]);
	expect(complaints.filter(text => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(4);
	complaints.length = 0;
});
