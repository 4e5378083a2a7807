/** Pictures that integrations/apart.ts has put in files of their own: how they come into the page. */

/** A file that was made of what an element had held; nothing where it holds it still. */
export async function fileOf(address: string | undefined): Promise<string | undefined> {
	if (address === undefined) return undefined;
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
	return answer.text();
}

/** Puts the pictures in their places, where a page without scripts refers to them. */
export async function bringPictures(element: HTMLElement): Promise<void> {
	const text = await fileOf(element.dataset.pictures);
	if (text === undefined) return;
	const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
	for (const place of element.querySelectorAll('noscript')) {
		// Read where nothing is fetched: in a page's own document, the reference would bring the file once more.
		const still = new DOMParser().parseFromString(place.textContent, 'text/html').body;
		const use = still.querySelector('use') as SVGUseElement;
		use.replaceWith(...(drawn.getElementById(use.href.baseVal.replace(/.*#/, ''))?.childNodes ?? []));
		place.replaceWith(...still.childNodes);
		// One after the other, so that a reader who scrolls or types meanwhile is not kept waiting.
		await new Promise(resolve => setTimeout(resolve));
	}
}

/** Once, as soon as one of these is so near. */
export function whenNear(elements: Iterable<Element>, rootMargin: string, act: () => void): void {
	const seen = new IntersectionObserver(
		entries => {
			if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
			seen.disconnect();
			act();
		},
		{ rootMargin },
	);
	for (const element of elements) seen.observe(element);
}

/** The first words are on the screen. Where a browser does not tell, at once. */
export const painted = new Promise<unknown>(resolve => {
	if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) return resolve(undefined);
	new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
});

/** Does it, and does it again when the network is back where something could not be fetched. */
export async function persist(act: () => Promise<void>): Promise<void> {
	await act().catch(() => addEventListener('online', () => persist(act), { once: true }));
}

/** Brings the pictures of an element when these come near, or when the page has loaded and rests, so that they are there when it is printed. */
export function bringWhenNear(element: HTMLElement, seen: Iterable<Element> = [element]): void {
	let brought: Promise<void> | undefined;
	const bring = (): void => void (brought ??= persist(() => bringPictures(element)));
	whenNear(seen, '1500px', bring);
	const later = (): void =>
		void ('requestIdleCallback' in window ? requestIdleCallback(bring) : setTimeout(bring, 1000));
	if (document.readyState === 'complete') later();
	else addEventListener('load', later);
}
