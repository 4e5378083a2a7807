/** Brings a figure's pictures, and wakes it, when a reader comes near: `client:near={{ rootMargin }}`. */
import type { ClientDirective } from 'astro';

/** A file that integrations/apart.ts has made of what an island had held; nothing where it holds it still. */
async function fileOf(address: string | undefined): Promise<string | undefined> {
	if (address === undefined) return undefined;
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
	return answer.text();
}

/** Puts the pictures in their places, where a page without scripts refers to them. */
async function bringPictures(island: HTMLElement): Promise<void> {
	const text = await fileOf(island.dataset.pictures);
	if (text === undefined) return;
	const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
	for (const place of island.querySelectorAll('.still > noscript')) {
		place.outerHTML = place.textContent;
	}
	for (const use of island.querySelectorAll<SVGUseElement>('svg.chart > use')) {
		const picture = drawn.getElementById(use.href.baseVal.replace(/.*#/, ''));
		if (picture) use.replaceWith(...picture.childNodes);
	}
}

/** Once, as soon as an island is so near. */
function whenNear(island: HTMLElement, rootMargin: string, act: () => void): void {
	const seen = new IntersectionObserver(
		entries => {
			if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
			seen.disconnect();
			act();
		},
		{ rootMargin },
	);
	for (const child of island.children) seen.observe(child);
}

/** Does it, and does it again when the network is back where something could not be fetched. */
async function persist(act: () => Promise<void>): Promise<void> {
	await act().catch(() => addEventListener('online', () => persist(act), { once: true }));
}

const near: ClientDirective = (load, { value }, island) => {
	// Those far away come when the page has loaded and rests, so that they are there when it is printed.
	let brought: Promise<void> | undefined;
	const bring = (): void => void (brought ??= persist(() => bringPictures(island)));
	whenNear(island, '1500px', bring);
	const later = (): void =>
		void ('requestIdleCallback' in window ? requestIdleCallback(bring) : setTimeout(bring, 1000));
	if (document.readyState === 'complete') later();
	else addEventListener('load', later);

	// Until all is there, it stays as it was built.
	const wake = async (): Promise<void> => {
		const [wakes, props] = await Promise.all([load(), fileOf(island.dataset.props)]);
		// An island whose props change wakes by itself.
		if (props === undefined) await wakes();
		else island.setAttribute('props', props);
	};
	whenNear(island, (value as unknown as { rootMargin: string }).rootMargin, () => persist(wake));
};
export default near;
