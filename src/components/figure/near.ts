/** Brings a figure's pictures, and wakes it, when a reader comes near: `client:near={{ rootMargin }}`. */
import type { ClientDirective } from 'astro';
import { bringWhenNear, fileOf, painted, persist, whenNear } from './bring.ts';

const near: ClientDirective = (load, { value }, island) => {
	// An island has no box of its own.
	bringWhenNear(island, island.children);
	// Until all is there, it stays as it was built.
	const wake = async (): Promise<void> => {
		await painted;
		const [wakes, props] = await Promise.all([load(), fileOf(island.dataset.props)]);
		// An island whose props change wakes by itself.
		if (props === undefined) await wakes();
		else island.setAttribute('props', props);
	};
	whenNear(island.children, (value as unknown as { rootMargin: string }).rootMargin, () => persist(wake));
};
export default near;
