/** What a model does beside its equations, a line each, from the very text that runs. */
import type { Model } from '../../../engine/index.ts';

/** Whether anything hears of a kind's threshold; if not it is no spike, only an event. */
const heard = (model: Model, kind: string): boolean =>
	Object.entries(model.groups).some(
		([name, { neuron }]) =>
			neuron === kind &&
			(Object.values(model.observables).some(o => o.group === name && o.variable === 'spikes') ||
				Object.keys(model.synapses ?? {}).some(pathway => pathway.startsWith(`${name}->`))),
	);

const starts = (init: Readonly<Record<string, string>> = {}): string =>
	Object.entries(init)
		.map(([variable, text]) => `${variable} starts at ${text}; `)
		.join('');

const arrow = (pathway: string): string => pathway.replace('->', ' → ');

/** Regular updates, spikes, sheets, sizes, pathways, sums and inputs. */
export function rulesOf(model: Model): string[] {
	const spikes = Object.entries(model.neurons).flatMap(([kind, { threshold, reset, refractory }]) =>
		threshold
			? [
					`${heard(model, kind) ? 'spike ' : ''}when ${threshold}${reset ? `; then ${reset.replaceAll('\n', '; ')}` : ''}${refractory ? `; refractory for ${refractory}` : ''}`,
				]
			: [],
	);
	const sheets = Object.entries(model.groups).flatMap(([name, { grid }]) =>
		grid
			? [
					`${name}: ${grid.width} by ${grid.height} cells of side ${grid.dx}; ${grid.borders === 'periodic' ? 'opposite borders meet' : 'nothing flows across the borders'}${grid.tissue ? `; tissue where ${grid.tissue}` : ''}`,
				]
			: [],
	);
	const regular = Object.values(model.neurons).flatMap(({ regularly }) =>
		regularly
			? [
					`${regularly.every ? `every ${regularly.every}` : 'at each step'}: ${regularly.statements.trim().replaceAll(/\s*\n\s*/g, '; ')}`,
				]
			: [],
	);
	const groups =
		model.synapses || model.sums
			? Object.entries(model.groups).flatMap(([name, { N }]) => (N === undefined ? [] : [`${name}: ${N} cells`]))
			: [];
	const pathways = Object.entries(model.synapses ?? {}).map(
		([name, { on_pre, on_post, init, connect, delay }]) =>
			`${arrow(name)}: ${starts(init)}at a spike ${on_pre}; ${on_post ? `at a spike of the target ${on_post}; ` : ''}${Object.values(connect).join(', ')}${delay ? `; after ${delay}` : ''}`,
	);
	const sums = Object.entries(model.sums ?? {}).flatMap(([name, all]) =>
		Object.entries(all).map(
			([variable, sum]) =>
				`${arrow(name)}: ${variable} is the ${'mean' in sum ? `mean of ${sum.mean}` : `sum of ${sum.sum}`}${sum.weight ? `, weighted by ${sum.weight}` : ''}`,
		),
	);
	const inputs = Object.entries(model.inputs ?? {}).map(([name, input]) =>
		input.kind === 'poisson'
			? `${name}: ${input.N} Poisson trains of rate ${input.rate}; each spike ${input.variable} += ${input.weight}`
			: `${name}: ${input.variable} += ${input.weight} at ${input.times.join(', ')}`,
	);
	return [...regular, ...spikes, ...sheets, ...groups, ...pathways, ...sums, ...inputs];
}
