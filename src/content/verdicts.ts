/** What the figures say of the claims. A verdict is measured, never typed. */
import { loadModels } from '../engine/index.ts';
import { figures } from './figures/index.ts';
import { claim } from './library.ts';
import type { Direction, MeasuredClaim } from './measure.ts';
import { measuredFigure } from './measured.ts';
import type { ClaimTest, Figure } from './schemas/figure.ts';

const models = await loadModels();

/** The verdict of the figures on a claim. */
export interface Verdict {
	state: 'shows' | 'qualifies' | 'contradicts' | 'not-modelled' | 'not-built';
	/** The figures that measured it, the one that tests it first before others; none where none is built. */
	figures: readonly string[];
	/** How many tests they make of it, and how many went the claim's way. */
	tests: number;
	met: number;
}

/** A claim test and what it gave. */
export interface Tested {
	test: ClaimTest;
	measured: MeasuredClaim;
}

/** The tests of a figure, each with its numbers, grouped by claim in the figure's order. */
export function testsOf(figure: Figure): Map<string, Tested[]> {
	const measured = measuredFigure(figure, models);
	const byClaim = new Map<string, Tested[]>();
	for (const [k, test] of figure.claims.entries()) {
		const own = byClaim.get(test.claim) ?? [];
		own.push({ test, measured: measured[k] as MeasuredClaim });
		byClaim.set(test.claim, own);
	}
	return byClaim;
}

/** All tests must point one way; a model that speaks to part of a claim only can qualify it. */
export function judge(tests: readonly Tested[]): 'shows' | 'qualifies' | 'contradicts' {
	const all = (direction: Direction): boolean => tests.every(({ measured }) => measured.direction === direction);
	if (tests.some(({ test }) => test.onlyPart)) return 'qualifies';
	return all('shows') ? 'shows' : all('contradicts') ? 'contradicts' : 'qualifies';
}

/** How many tests went the claim's way. */
export const met = (tests: readonly Tested[]): number =>
	tests.filter(({ measured }) => measured.direction === 'shows').length;

/** Of a claim by its id, "2.1b": all tests of all figures together, so that no circuit that disagrees is left out. */
export function verdictOf(id: string): Verdict {
	const first = claim(id).figure;
	const found = figures.flatMap(figure => {
		const tests = testsOf(figure).get(id);
		return tests ? [{ id: figure.id, tests }] : [];
	});
	found.sort((a, b) => Number(b.id === first) - Number(a.id === first));
	const tests = found.flatMap(each => each.tests);
	return {
		state: tests.length ? judge(tests) : 'not-built',
		figures: found.map(each => each.id),
		tests: tests.length,
		met: met(tests),
	};
}
