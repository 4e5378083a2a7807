/** Under the hood of every live figure: its models, and an editor that says what is wrong and tells everywhere what was changed. */
import type { Locator, Page } from '@playwright/test';
import { representatives } from './representatives.ts';
import { accessibilityFaults, expect, test } from './site.ts';

const path = '/figures/seizure-clock/';

async function opened(page: Page, address = path): Promise<{ figure: Locator; equations: Locator; run: Locator }> {
	await page.goto(address);
	const figure = page.locator('figure.fig');
	await expect(figure).toHaveAttribute('data-awake', 'true');
	await page.getByText('Under the hood', { exact: true }).click();
	await expect(figure.locator('.hood .eq math').first()).toBeVisible();
	await expect(figure.locator('.hood table')).toBeVisible();
	await expect(figure.locator('.hood .leaves li').first()).toBeVisible();
	await page.getByText('Change this model', { exact: true }).click();
	const equations = page.getByRole('textbox', { name: /^Equations of/ }).first();
	await expect(equations).toBeVisible();
	return { figure, equations, run: page.getByRole('button', { name: 'Run this model' }) };
}

test('what is under the hood loads when it is opened, and not before', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', request => asked.push(request.url()));
	await page.goto(path);
	await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
	expect(asked.filter(url => /\/(Hood|Editor|edited)\./.test(url))).toEqual([]);
	await page.getByText('Under the hood', { exact: true }).click();
	await expect(page.locator('.hood table')).toBeVisible();
	expect(asked.filter(url => /\/Hood\./.test(url))).toHaveLength(1);
	expect(asked.filter(url => /\/Editor\./.test(url))).toEqual([]);
});

test('an equation that is edited wrongly, then rightly: link, files and citation, and back', async ({ page }) => {
	const { figure, equations, run } = await opened(page);
	const published = (await figure.getAttribute('data-digest')) ?? '';
	const text = await equations.inputValue();
	expect(await accessibilityFaults(page)).toEqual([]);

	// Wrongly: the sentence stands at the place, the place is selected, and the picture stays.
	await equations.fill(text.replace('/tau_0', '/tau_zero'));
	await run.click();
	const mistake = figure.locator('.edit .notice');
	await expect(mistake.locator('p')).toHaveText(
		/^Equations of \w+, line 1, column \d+: found the unknown name 'tau_zero', expected /,
	);
	await expect(mistake.locator('pre')).toHaveText(/\n\s+\^{8}$/);
	await expect(equations).toBeFocused();
	await expect(equations).toHaveAttribute('aria-invalid', 'true');
	await expect(equations).toHaveAccessibleDescription(/unknown name 'tau_zero'/);
	expect(
		await equations.evaluate(e => {
			const { value, selectionStart, selectionEnd } = e as HTMLTextAreaElement;
			return value.slice(selectionStart, selectionEnd);
		}),
	).toBe('tau_zero');
	await expect(figure.locator('.said')).toContainText('Not run; the picture is that of the last model that ran.');
	await expect(figure).toHaveAttribute('data-digest', published);
	expect(new URL(page.url()).search).toBe('');
	expect(await accessibilityFaults(page)).toEqual([]);

	// Rightly, with a parameter of one's own and by keyboard: the sentence goes, another digest comes.
	await page.getByRole('button', { name: 'Add a parameter' }).click();
	const own = page.getByRole('group', { name: 'Parameter of your own' });
	await own.getByRole('textbox', { name: 'Name' }).fill('slow');
	await own.getByRole('textbox', { name: 'Value' }).fill('1.5');
	await equations.fill(text.replace('/tau_0', '/tau_0/slow'));
	await expect(mistake).toHaveCount(0);
	await expect(figure.locator('.said')).toContainText('Nothing wrong is found any more');
	await equations.press('Control+Enter');
	await expect(figure).toHaveAttribute('data-live', 'true');
	const digest = (await figure.getAttribute('data-digest')) ?? '';
	expect(digest).not.toBe(published);
	await expect(figure.locator('.fig-head')).toContainText('Edited model');
	await expect(figure.locator('figcaption')).toContainText('Edited model.');
	await expect(figure.locator('.hood .eq').first()).toContainText('slow');
	await expect(figure.locator('.apa')).toContainText('edited model');
	await expect(figure.locator('.apa')).toContainText('new parameter slow = 1.5');
	expect(new URL(page.url()).search).toMatch(/^\?seizure-clock=eq:[\w-]+,v:1$/);
	expect(await accessibilityFaults(page)).toEqual([]);

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save CSV' }).click(),
	]);
	expect(download.suggestedFilename()).toBe(`seizure-clock-edited-${digest.slice(0, 8)}.csv`);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	expect(Buffer.concat(chunks).toString().split('\r\n')[1]).toContain('tissue (edited model),');

	// The link restores it, and undo and "back" lead to the published model.
	await page.reload();
	await expect(figure).toHaveAttribute('data-live', 'true');
	await expect(figure).toHaveAttribute('data-digest', digest);
	await expect(figure.locator('.fig-head')).toContainText('Edited model');
	await page.getByText('Under the hood', { exact: true }).click();
	await expect(equations).toHaveValue(text.replace('/tau_0', '/tau_0/slow'));
	await page.getByRole('button', { name: 'Back to the published model' }).click();
	await expect(figure).toHaveAttribute('data-live', 'false');
	await expect(figure).toHaveAttribute('data-digest', published);
	await expect(figure.locator('.fig-head')).not.toContainText('Edited');
	await expect(equations).toHaveValue(text);
	expect(new URL(page.url()).search).toBe('');
});

test('a link whose changes cannot be read says so, and keeps what else it says', async ({ page }) => {
	await page.goto(`${path}?seizure-clock=x_0:-2,eq:AAAA,v:1`);
	await expect(page.getByRole('alert')).toContainText('The published model is shown instead.');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-live', 'true');
	await expect(page.getByRole('slider').first()).toHaveValue('-2');
	await expect(page.locator('.fig-head')).not.toContainText('Edited');
});

for (const { id } of representatives())
	test(`${id}: its hood opens, every editor of it holds what runs`, async ({ page }) => {
		await page.goto(`/figures/${id}/`);
		const figure = page.locator('figure.fig');
		await expect(figure).toHaveAttribute('data-awake', 'true');
		await page.getByText('Under the hood', { exact: true }).click();
		const editors = figure.locator('.hood summary', { hasText: 'Change this model' });
		await expect(editors.first()).toBeVisible();
		for (const editor of await editors.all()) await editor.click();
		await expect(figure.locator('.hood form')).toHaveCount(await editors.count());
		expect(await accessibilityFaults(page)).toEqual([]);
		await page.getByRole('button', { name: 'Run this model' }).first().click();
		await expect(figure.locator('.said').first()).toHaveText('Nothing differs from the published model, which runs.');
		await expect(figure.locator('.edit .notice')).toHaveCount(0);
	});
