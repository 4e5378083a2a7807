import type { Page } from '@playwright/test';
import { ledger } from '../../src/content/ledger.ts';
import { accessibilityFaults, expect, readBuilt, test } from './site.ts';

const id = 'wilson-cowan-plane';
const path = `/figures/${id}/`;
const kept = ledger[id]?.[1] as NonNullable<(typeof ledger)[string]>[string];
const link = `${path}?${id}=plane.P:1.3,v:1,digest:${kept.default.slice(0, 12)}`;

/** What the figure wakes with, as it will be once it has a second version, which draws other numbers. */
const asSecondVersion = (page: Page) => {
	const [, props = ''] = /data-props="\/([^"]*)"/.exec(readBuilt(`figures/${id}/index.html`)) ?? [];
	const body = readBuilt(props)
		.replace('"version":[0,1]', '"version":[0,2],"changes":[1,[[0,"Inhibition is slower."]]]')
		.replace(`"digest":[0,"${kept.default}`, `"digest":[0,"${'5'.repeat(64)}`);
	return page.route(`/${props}`, route => route.fulfill({ contentType: 'application/json; charset=utf-8', body }));
};

test('a link to an older version says what changed and leads to the release that has it', async ({ page }) => {
	await asSecondVersion(page);
	await page.route('**/data/releases.json', route => route.fulfill({ json: { [kept.site]: `/v/${kept.site}/` } }));
	await page.goto(link);
	const notice = page.getByRole('alert');
	await expect(notice).toHaveText(
		`This link was made for version 1 of this figure, and this is version 2. Inhibition is slower. The numbers of the default state have changed: their digest was ${kept.default.slice(0, 12)} and is ${'5'.repeat(12)}. What the link cites, ${kept.default.slice(0, 12)}, is the digest of the default state in version 1: the citation is right. Version 1 stands as it was in release ${kept.site}, this very state.`,
	);
	await expect(notice.getByRole('link')).toHaveAttribute(
		'href',
		`/v/${kept.site}${path}?${id}=plane.P:1.3,v:1,digest:${kept.default.slice(0, 12)}`,
	);
	// From here on the state is one of the present version.
	await page.getByRole('slider').first().press('PageDown');
	await expect(notice).toHaveCount(0);
	expect(page.url()).toContain('v:2');
});

test('where no release is kept, its number is said', async ({ page }) => {
	await asSecondVersion(page);
	await page.goto(link);
	await expect(page.getByRole('alert')).toContainText(
		`Version 1 came with release ${kept.site}, of which no copy was found beside this site.`,
	);
	expect(await accessibilityFaults(page)).toEqual([]);
});

test('the ledger costs nothing where no link is older', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', request => asked.push(request.url()));
	await page.goto(link);
	await expect(page.locator('figure.fig')).toHaveAttribute('data-live', 'true');
	await expect(page.getByRole('alert')).toHaveCount(0);
	expect(asked.filter(url => /reading/.test(url))).toHaveLength(1);
	expect(asked.filter(url => /older|ledger|releases/i.test(url))).toEqual([]);
});
