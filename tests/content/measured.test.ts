import { expect, test } from 'vitest';
import { figures } from '../../src/content/figures/index.ts';
import { type MeasuredClaim, measureFigure, measureModel } from '../../src/content/measure.ts';
import { measuredFigure, measuredModel, outcomeOf } from '../../src/content/measured.ts';
import type { ClaimTest } from '../../src/content/schemas/figure.ts';
import { judge, verdictOf } from '../../src/content/verdicts.ts';
import { loadModels, type Model, type Tag } from '../../src/engine/index.ts';
import { patience, proveModels, quickest, workOf } from './measured.ts';

const models = await loadModels();

proveModels(0);

test.each(figures.map(f => [f.id, f] as const))(
	'%s: the stored verdicts are what this engine measures',
	(_, figure) => {
		const stored = measuredFigure(figure, models);
		const asked = quickest(figure.claims, ({ run: name, from, to, seeds }) => {
			const { model, set, duration } = figure.runs[name] as (typeof figure.runs)[string];
			const work = (end: object): number => workOf(models.get(model) as Model, { ...set, ...end }, duration);
			return seeds * (work(from) + work(to));
		});
		// The number of a test among those of its claim is another one where not all are asked.
		const without = ({ id: _, ...numbers }: MeasuredClaim): object => numbers;
		const again = measureFigure({ ...figure, claims: asked }, models);
		expect(again.map(without)).toEqual(
			again.map(({ key }) => without(stored.find(s => s.key === key) as MeasuredClaim)),
		);
	},
	patience,
);

test('outside its band is missed, or a finding where that is said or the band only recalled', () => {
	const at = (value: number | null, differs?: string, tag: Tag = 'M') =>
		outcomeOf({ band: [1, 2], tag, ...(differs && { differs }) }, { value });
	expect([at(1), at(2), at(2.001), at(0.999)]).toEqual(['held', 'held', 'missed', 'missed']);
	expect([at(3, 'known'), at(3, undefined, 'P'), at(3, undefined, 'MEM')]).toEqual(['finding', 'finding', 'finding']);
	expect(at(1.5, 'known'), 'a note that has stopped being true').toBe('missed');
	expect(at(null, 'known')).toBe('missed');
});

test('a ratio is over the mean of the other setting, seed by seed', () => {
	const brunel = models.get('brunel') as NonNullable<ReturnType<(typeof models)['get']>>;
	const small = { N_E: 100, C_E: 20, J: 0.3 };
	const rate = { source: '', tag: 'M', measure: 'meanRate E', band: [0, 1], duration: 50, seeds: 2 } as const;
	const [high, low, ratio] = measureModel({
		...brunel,
		expect: [
			{ ...rate, id: 'high', set: { ...small, eta: 4 } },
			{ ...rate, id: 'low', set: small },
			{ ...rate, id: 'ratio', set: { ...small, eta: 4 }, relativeTo: small },
		],
	});
	expect(ratio?.value).toBeCloseTo((high?.value as number) / (low?.value as number), 6);
	expect(ratio?.spread).toBeCloseTo((high?.spread as number) / (low?.value as number), 6);
	expect(ratio?.key).not.toBe(high?.key);
});

test('a number from another model or question is refused', () => {
	const [, model] = [...models][0] as [string, never];
	const changed = { ...(model as { parameters: object }), dt: 0.05 } as never;
	expect(() => measuredModel(changed)).toThrow(/older model/);
});

const tested = (direction: MeasuredClaim['direction'], onlyPart?: string) => ({
	test: { ...(onlyPart && { onlyPart }) } as ClaimTest,
	measured: { direction } as MeasuredClaim,
});

test('the verdict of several tests', () => {
	expect(judge([tested('shows'), tested('shows')])).toBe('shows');
	expect(judge([tested('shows'), tested('neither')])).toBe('qualifies');
	expect(judge([tested('shows'), tested('contradicts')])).toBe('qualifies');
	expect(judge([tested('contradicts')])).toBe('contradicts');
	expect(judge([tested('shows', 'only a part')])).toBe('qualifies');
	expect(verdictOf('1a')).toEqual({ state: 'not-built', figures: [], tests: 0, met: 0 });
});
