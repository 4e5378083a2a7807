import { expect, test } from './site.ts';

test('while a slider is dragged only newer states are shown, and the last one stays', async ({ page }) => {
	await page.goto('/figures/balanced-network/');
	const box = page.locator('figure.fig');
	await expect(box).toHaveAttribute('data-awake', 'true');
	const slider = page.getByRole('slider').first();
	for (let k = 0; k < 12; k++) await slider.press('ArrowRight');
	await expect(page.locator('.state')).toContainText('Live');
	const last = await box.getAttribute('data-digest');
	// Whatever is still on its way from older states must not come in behind it.
	await page.waitForTimeout(1500);
	expect(await box.getAttribute('data-digest')).toBe(last);
	// The state that is shown is the one in the address.
	await page.reload();
	await expect(box).toHaveAttribute('data-digest', last as string);
});

test('a run can be stopped, and another started', async ({ page }) => {
	await page.goto('/figures/balanced-network/');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
	const slider = page.getByRole('slider').first();
	// The fastest firing state takes longest.
	await slider.press('PageDown');
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(page.locator('.state')).not.toContainText('Running');
	await slider.press('ArrowUp');
	await expect(page.locator('.state')).toContainText('Live');
});
