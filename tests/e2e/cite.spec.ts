import { expect, test } from './site.ts';

for (const [form, ending, says] of [
	['BibTeX', 'bib', /^@software\{/],
	['RIS', 'ris', /^TY {2}- COMP\r\n[\s\S]*\r\nER {2}- \r\n$/],
	['CSL', 'csl.json', /^\[/],
] as const)
	test(`the state that is set is saved as ${form}`, async ({ page, site }) => {
		await page.goto('/figures/seizure-clock/?seizure-clock=x_0:-2.4');
		const figure = page.locator('figure.fig');
		await expect(figure).toHaveAttribute('data-live', 'true');
		await page.getByRole('button', { name: form, exact: true }).click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: `Save .${ending}`, exact: true }).click(),
		]);
		const digest = (await figure.getAttribute('data-digest')) ?? '';
		expect(download.suggestedFilename()).toBe(`seizure-clock-${digest.slice(0, 8)}.${ending}`);
		const chunks: Buffer[] = [];
		for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		expect(text).toMatch(says);
		expect(text).toContain(`${site}/figures/seizure-clock/?seizure-clock=x_0:-2.4,v:1,digest:${digest.slice(0, 12)}`);
		expect(text).toContain(digest);
	});
