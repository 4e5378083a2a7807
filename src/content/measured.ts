/** The store of measured numbers, as `npm run measure` left it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expectation, Model } from '../engine/index.ts';
import {
	keysOfExplainer,
	keysOfFigure,
	keysOfModel,
	type Measured,
	type MeasuredClaim,
	type MeasuredPreset,
} from './measure.ts';
import type { Explainer } from './schemas/explainer.ts';
import type { Figure } from './schemas/figure.ts';

// Bundled code lies elsewhere than its source, so paths start from the project's folder, where every npm script runs.
export const store = join(process.cwd(), 'src', 'content', 'measured');

type Stored = 'models' | 'figures' | 'explainers';

export const fileOf = (kind: Stored, id: string): string => join(store, kind, `${id}.json`);

function read<T>(kind: Stored, id: string): T[] {
	const file = fileOf(kind, id);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

/** A stored number must have been measured from what the files say now. */
function current<T extends { id: string; key: string }>(
	entries: readonly T[],
	keys: ReadonlyMap<string, string>,
	what: string,
): T[] {
	return [...keys].map(([id, key]) => {
		const entry = entries.find(e => e.id === id);
		if (entry?.key === key) return entry;
		throw new Error(
			`${what}, '${id}': ${entry ? 'the stored number was measured from an older model or question' : 'not measured yet'}. Run 'npm run measure'.`,
		);
	});
}

/** Every expectation's measured value. Throws where one is missing or out of date. */
export const measuredModel = (model: Model): Measured[] =>
	current(read<Measured>('models', model.id), keysOfModel(model), `model ${model.id}`);

/** Every claim test's measured ends. Throws where one is missing or out of date. */
export const measuredFigure = (figure: Figure, models: ReadonlyMap<string, Model>): MeasuredClaim[] =>
	current(read<MeasuredClaim>('figures', figure.id), keysOfFigure(figure, models), `figure ${figure.id}`);

/** Every number of an explainer. Throws where one is missing or out of date. */
export const measuredExplainer = (
	explainer: Explainer & { kind: string; id: string },
	figure: Figure,
	models: ReadonlyMap<string, Model>,
): MeasuredPreset[] =>
	current(
		read<MeasuredPreset>('explainers', `${explainer.kind}-${explainer.id}`),
		keysOfExplainer(explainer, figure, models),
		`${explainer.kind}/${explainer.id}.mdx`,
	);

export type Outcome = 'held' | 'finding' | 'missed';

/**
 * Held: within the band. Finding: outside a band that is only recalled, or outside one and the model says so. Missed: outside, or within where
 * the model says outside, because then that has stopped being true.
 */
export function outcomeOf(
	{ band, tag, differs }: Pick<Expectation, 'band' | 'tag' | 'differs'>,
	{ value }: Pick<Measured, 'value'>,
): Outcome {
	if (value === null) return 'missed';
	const within = value >= band[0] && value <= band[1];
	if (within) return differs ? 'missed' : 'held';
	return differs || tag === 'P' || tag === 'MEM' ? 'finding' : 'missed';
}

/** Each expectation of a model with its measured value and how the two compare. */
export const expectationsOf = (model: Model): { expected: Expectation; measured: Measured; outcome: Outcome }[] =>
	measuredModel(model).map((measured, k) => {
		const expected = model.expect[k] as Expectation;
		return { expected, measured, outcome: outcomeOf(expected, measured) };
	});
