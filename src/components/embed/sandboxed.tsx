/** Wakes the figure of a page in a frame with `sandbox`, where its island does not: src/pages/embed. */
import { type ComponentProps, h, hydrate } from 'preact';
import { SimulationFigure } from '../figure/SimulationFigure.tsx';
import { revived } from './revived.ts';

const island = document.querySelector('astro-island');
if (island) {
	const props = revived(island.getAttribute('props') ?? '') as unknown as ComponentProps<typeof SimulationFigure>;
	const pictures = { __html: island.querySelector('astro-slot')?.innerHTML ?? '' };
	hydrate(
		<SimulationFigure {...props}>{h('astro-slot', { dangerouslySetInnerHTML: pictures })}</SimulationFigure>,
		island,
	);
	island.removeAttribute('ssr');
}
