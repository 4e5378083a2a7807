/** What the three families have in common: a browser that opens a link and says what its figure has drawn. */

/** As a figure shows it in its markup. */
interface Look {
	live: string;
	digest: string;
	kernel: string;
	/** What the figure complains about. */
	says: string | null;
}

/** As much of a browser as is needed, however it is driven. */
export interface Driven {
	version: string;
	go(url: string): Promise<void>;
	/** The value of an expression in the page. */
	value(expression: string): Promise<unknown>;
	close(): Promise<void>;
}

const look = `(() => {
	const figure = document.querySelector('figure.fig');
	return figure && { ...figure.dataset, says: document.querySelector('[role="alert"]')?.textContent ?? null };
})()`;

/** A busy machine takes long; a figure that takes longer has failed. */
const patience = 600_000;

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Opens a link and waits until its figure has been drawn there; the digest of what was, or why there is none. */
export async function visit(browser: Driven, url: string): Promise<{ digest: string } | { why: string }> {
	await browser.go(url);
	const until = Date.now() + patience;
	for (;;) {
		const seen = (await browser.value(look)) as Look | null;
		if (seen?.says) return { why: seen.says };
		// The interpreter would prove something else.
		if (seen?.live === 'true')
			return seen.kernel === 'wasm' ? seen : { why: `not compiled, but run by ${seen.kernel}` };
		if (Date.now() > until) return { why: seen ? 'it is not finished' : 'there is no figure' };
		await pause(100);
	}
}
