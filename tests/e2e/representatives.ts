import { hasTime } from '../../src/components/figure/panels/index.ts';
import { isRandom } from '../../src/content/chance.ts';
import { figures } from '../../src/content/figures/index.ts';
import type { Figure } from '../../src/content/schemas/figure.ts';
import { loadModels, type Model } from '../../src/engine/index.ts';

const models = await loadModels();

/** Kinds of panels, and of controls that not every figure has. */
const kindsOf = ({ panels, runs }: Figure): string[] => [
	...panels.map(panel => `panel ${panel.kind}`),
	panels.some(hasTime) ? 'plays' : 'stands still',
	...Object.values(runs).map(({ model }) => (isRandom(models.get(model) as Model) ? 'by chance' : 'without chance')),
	Object.keys(runs).length > 1 ? 'several runs' : 'one run',
];

/** Few figures that have every kind of panel and control between them, richest first; with FIGURES=all every figure. */
export function representatives(): readonly Figure[] {
	if (process.env.FIGURES === 'all') return figures;
	const left = new Set(figures.flatMap(kindsOf));
	const chosen: Figure[] = [];
	while (left.size) {
		const more = (figure: Figure): number => new Set(kindsOf(figure).filter(kind => left.has(kind))).size;
		const next = figures.reduce((best, figure) => (more(figure) > more(best) ? figure : best));
		chosen.push(next);
		for (const kind of kindsOf(next)) left.delete(kind);
	}
	return chosen;
}
