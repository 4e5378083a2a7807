import { expect, test } from 'vitest';
import { figures } from '../../src/content/figures/index.ts';
import { chapters, claims, plannedFigure, plannedFigures } from '../../src/content/library.ts';

const built = new Set<string>(figures.map(({ id }) => id));
const planned = new Set(plannedFigures().map(({ id }) => id));

test('a figure is either built or still to come', () => {
	expect([...planned].filter(id => built.has(id))).toEqual([]);
	const named = [...claims().map(({ figure }) => figure), ...chapters().flatMap(chapter => chapter.figures)];
	expect([...new Set(named)].filter(id => !built.has(id) && !planned.has(id))).toEqual([]);
});

test('what will stand in a place names the claims that it will test', () => {
	for (const { id, figure } of claims())
		if (planned.has(figure)) expect(plannedFigure(figure).claims.map(claim => claim.id)).toContain(id);
	for (const figure of planned) expect(plannedFigure(figure).title).not.toMatch(/[.!]$/);
	expect(() => plannedFigure('nothing')).toThrow(/no figure 'nothing'.*planned\.yaml/);
});
