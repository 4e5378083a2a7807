/**
 * Networks of spiking cells on both sides. Exact: Brian2 reads the connections, initial values and input spikes that this engine drew, and
 * has to fire the same spikes. Statistical: Brian2 draws its own, and means over seeds have to agree.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ratePeak } from '../../src/engine/analysis/rate-spectrum.ts';
import { cvIsi, meanRate, populationCv } from '../../src/engine/analysis/spike-trains.ts';
import { drawnFor, npy } from '../../src/engine/export/drawn.ts';
import {
	brian2Script,
	checkModel,
	loadModel,
	type Model,
	type Run,
	simulateNow,
	type Values,
} from '../../src/engine/index.ts';
import type { Recording, Spikes } from '../../src/engine/recording.ts';
import { duration } from '../project.mjs';
import { runBrian2 } from './brian2.ts';
import { isCompared, type NetworkId } from './cases.ts';
import { everyFeature } from './every-feature.ts';
import { note } from './record.ts';
import { hasCompiler, standalone } from './standalone.ts';
import { compare, tolerance } from './table.ts';

/** Where Brian2 is. */
export interface Peer {
	python: string;
	version: string;
	scratch: string;
}

const small = { N_E: 1000, C_E: 100, J: 0.3 };

/** Runs in which every spike has to be the same. */
const exact: readonly { id: NetworkId | 'every-feature'; set: Values; duration: number }[] = [
	{ id: 'every-feature', set: {}, duration: 100 },
	{ id: 'coba', set: {}, duration: 100 },
	{ id: 'cuba', set: {}, duration: 100 },
	{ id: 'brunel', set: { ...small, mu: 40, eta: 0 }, duration: 100 },
	{ id: 'brunel', set: small, duration: 100 },
	{ id: 'brunel', set: { ...small, t_delete: 40 }, duration: 100 },
	{ id: 'inhibitory-plasticity', set: { t_on: 20 }, duration: 100 },
	{ id: 'tsodyks-markram', set: { t_on: 500 }, duration: 1000 },
	// Without chance a cell fires at half its readiness; strong enough that activity lasts.
	{
		id: 'crossover-avalanches',
		set: { chance: 0, W_EE: 0.2, W_IE: 0.11, side: 20, spark: 0.1, P_resetI: -4 },
		duration: 200,
	},
	{ id: 'decision-network', set: { N_1: 24, N_0: 112, N_I: 40, scale: 10, t_on: 20 }, duration: 100 },
	{
		id: 'ring-network',
		set: { N_E: 256, N_I: 64, t_cue: 20, t_delay: 80, t_distractor: 100, t_end: 120, distractor: 375 },
		duration: 150,
	},
];

/** The model with the spikes of every group, and every variable of every cell, to be recorded. */
function watched(model: Model): { model: Model; trains: string[]; traces: string[] } {
	const { kinds, pathways } = checkModel(model);
	const groups = Object.entries(model.groups);
	const firing = groups.filter(([, { neuron }]) => model.neurons[neuron]?.threshold);
	const trains = firing.map(([group]) => [`spikes_${group}`, { group, variable: 'spikes', label: '' }] as const);
	const cells = groups.flatMap(([group, { neuron }]) =>
		[...(kinds.get(neuron)?.variables.keys() ?? [])].map(
			variable => [`${variable}_${group}`, { group, variable, label: '' }] as const,
		),
	);
	// Event-driven variables are left out: Brian2 records them as they were at the last spike. What they do is seen in the others.
	const synapses = pathways.flatMap(({ name, synapse }) =>
		(synapse?.equations ?? [])
			.filter(e => e.kind === 'parameter' && synapse?.own.has(e.name))
			.map(
				({ name: variable }) =>
					[`${variable}_${name.replace('->', '_to_')}`, { group: name, variable, cells: 1000, label: '' }] as const,
			),
	);
	const traces = [...cells, ...synapses];
	return {
		model: { ...model, observables: Object.fromEntries([...trains, ...traces]) },
		trains: trains.map(([name]) => name),
		traces: traces.map(([name]) => name),
	};
}

/** Spikes of all groups as one row of numbers in the order of time: step, group, cell. */
function inOrder(trains: readonly { times: Float64Array; cells: ArrayLike<number> }[], dt: number): Float64Array {
	const groups = 16;
	const cells = 2 ** 24;
	const codes = trains.flatMap(({ times, cells: who }, group) =>
		Array.from(times, (t, k) => (Math.round(t / dt) * groups + group) * cells + (who[k] as number)),
	);
	return Float64Array.from(codes).sort();
}
const stepOf = (code: number): number => Math.floor(code / 2 ** 28);

const settings = (set: Values): string =>
	Object.entries(set)
		.map(([name, value]) => `${name}=${value}`)
		.join(' ') || 'as it is';

/** Runs one case on both sides; the number of failures. */
async function checkExact({ python, scratch }: Peer, k: number): Promise<number> {
	const { id, set, duration: time } = exact[k] as (typeof exact)[number];
	const own = id === 'every-feature' ? everyFeature : await loadModel(id);
	const { model, trains, traces } = watched(own);
	const run: Run = { model: id, set, duration: time, every: 1, record: [...trains, ...traces] };
	const ours = simulateNow(model, run);
	const folder = join(scratch, `exact-${k}`);
	mkdirSync(join(folder, 'drawn'), { recursive: true });
	for (const [name, drawn] of drawnFor(model, run)) writeFileSync(join(folder, 'drawn', `${name}.npy`), npy(drawn));
	const names = [...traces, ...trains.flatMap(name => [`${name}_times`, `${name}_cells`])];
	const theirs = await runBrian2(python, brian2Script(model, run, { drawn: 'drawn' }), id, names, folder);
	const array = (name: string): Float64Array => theirs[name] as Float64Array;

	const a = inOrder(
		trains.map(name => ours.spikes[name] as Spikes),
		model.dt,
	);
	const b = inOrder(
		trains.map(name => ({ times: array(`${name}_times`), cells: array(`${name}_cells`) })),
		model.dt,
	);
	let same = 0;
	while (same < Math.max(a.length, b.length) && a[same] === b[same]) same++;
	const parted = same < Math.max(a.length, b.length);
	const when = Math.min(...[a[same], b[same]].filter(code => code !== undefined).map(stepOf)) * model.dt;
	const rows = parted ? Math.floor(when) + 1 : ours.times.length;

	let agree = !parted && a.length > 0;
	const distances = traces.map(name => {
		const { n, values } = ours.traces[name] as Recording['traces'][string];
		const { range, apart } = compare(values.subarray(0, rows * n), array(name).subarray(0, rows * n));
		if (!(apart <= tolerance * range)) agree = false;
		return `${name} ${apart.toExponential(1)}`;
	});
	console.log(
		`${id.padEnd(14)} ${settings(set).padEnd(42)} ${String(a.length).padStart(7)} spikes in ${time} ms, first divergence: ${parted ? `${when.toFixed(1)} ms, after ${same} spikes` : 'none'}  ${agree ? 'ok' : 'FAILED'}`,
	);
	console.log(`  largest distances: ${distances.join(', ')}`);
	if (own !== everyFeature) note(own, { kind: 'spikes', set, duration: time, agrees: agree, found: a.length });
	return agree ? 0 : 1;
}

/** What is compared over seeds; `other` is a setting that has to be noticed, or the comparison could not fail. */
const statistical: readonly { id: NetworkId; set: Values; other: Values }[] = [
	{ id: 'coba', set: {}, other: { s_i: 0.75 } },
	{ id: 'cuba', set: {}, other: { s_i: 0.75 } },
	// The delay for which the model has its expectations.
	{ id: 'brunel', set: { g: 5, eta: 2, D: 1.4 }, other: { g: 5.2 } },
	{ id: 'microcircuit', set: {}, other: { N_E_PV: 0.15, N_E_SST: 0.15 } },
	{ id: 'ping', set: {}, other: { I_E: 1.8 } },
];
const seeds = 10;
/** How many standard errors of their difference the means of the two sides may lie apart. */
const most = 4;

const measures = { meanRate, cvIsi, populationCv, ratePeak };

interface Measure {
	observable: string;
	name: string;
	band: readonly [number, number];
	of(spikes: Spikes): number;
	until: number;
}

/** The model's own expectations of spikes at one setting. */
function measuresOf(model: Model, setting: Values): Measure[] {
	return model.expect.flatMap(({ measure, band, set = {} }): Measure[] => {
		const [, name = '', observable = '', from, to] = /^(\w+) (\w+) (\d+)\.\.(\d+)$/.exec(measure) ?? [];
		const of = (measures as Record<string, (typeof measures)['meanRate']>)[name];
		const other = Object.entries(model.parameters).some(
			([key, { value }]) => (set[key] ?? value) !== (setting[key] ?? value),
		);
		if (!of || other) return [];
		return [{ observable, name: measure, band, of: spikes => of(spikes, Number(from), Number(to)), until: Number(to) }];
	});
}

interface Mean {
	mean: number;
	error: number;
}

function summarise(values: readonly number[]): Mean {
	const mean = values.reduce((a, b) => a + b) / values.length;
	const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
	return { mean, error: Math.sqrt(variance / values.length) };
}
const distance = (a: Mean, b: Mean): number => Math.abs(a.mean - b.mean) / Math.hypot(a.error, b.error);
const show = ({ mean, error }: Mean): string => `${mean.toFixed(3)} ± ${error.toFixed(3)}`.padStart(18);

/** Compares one model over seeds; the number of failures. */
async function checkStatistics(peer: Peer, { id, set, other }: (typeof statistical)[number]): Promise<number> {
	const model = await loadModel(id);
	const wanted = measuresOf(model, set);
	if (wanted.length === 0) {
		console.log(`\n${id}: it expects nothing of its spikes at ${settings(set)}: FAILED`);
		return 1;
	}
	const time = Math.max(...wanted.map(m => m.until));
	const record = [...new Set(wanted.map(m => m.observable))];
	const all = Array.from({ length: seeds }, (_, k) => k + 1);
	const here = (set: Values, list: readonly number[]): Recording[] =>
		list.map(seed => simulateNow(model, { model: id, set, seed, duration: time, record, every: time }));
	const began = performance.now();
	const ours = here(set, all);
	const elsewhere = here({ ...set, ...other }, all.slice(0, 5));
	const half = performance.now();
	const run: Run = { model: id, set, duration: time, record };
	const program = standalone(peer, brian2Script(model, run), 'wire-when-run');
	const theirs = all.map(seed => {
		program.run(seed);
		return Object.fromEntries(
			record.map(name => [name, program.spikes(`spikes_${name}`, ours[0]?.spikes[name]?.n as number)]),
		);
	});
	const end = performance.now();
	console.log(
		`\n${id} (${settings(set)}), ${time} ms, ${seeds} seeds a side; means within the band and at most ${most} standard errors apart`,
	);
	let failed = 0;
	let worst = 0;
	let noticed = false;
	for (const { name, observable, of, band } of wanted) {
		const [a, c] = [ours, elsewhere].map(list => summarise(list.map(r => of(r.spikes[observable] as Spikes)))) as [
			Mean,
			Mean,
		];
		const b = summarise(theirs.map(r => of(r[observable] as Spikes)));
		const apart = distance(a, b);
		const within = [a, b].every(({ mean }) => mean >= band[0] && mean <= band[1]);
		const agrees = within && apart <= most;
		if (!agrees) failed++;
		worst = Math.max(worst, apart);
		if (distance(b, c) > most) noticed = true;
		console.log(
			`  ${name.padEnd(24)} ${show(a)} here ${show(b)} in Brian2  band ${band.map(x => x.toPrecision(4)).join('–')}  ${apart.toFixed(1).padStart(5)}  ${agrees ? 'ok' : 'FAILED'}`,
		);
	}
	console.log(`  ${settings(other)} would ${noticed ? 'be noticed' : 'not be noticed: FAILED'}`);
	console.log(`  ${duration(half - began)} here, ${duration(end - half)} in Brian2`);
	if (!noticed) failed++;
	note(model, { kind: 'statistics', set, duration: time, agrees: failed === 0, found: worst });
	return failed;
}

/** A network that cannot be run on the other side is a failure like another; the rest is still compared. */
const stopped =
	(id: string) =>
	(error: Error): number => {
		console.log(`${id} FAILED: ${error.message}`);
		return 1;
	};

/** The number of comparisons of networks that do not agree. */
export async function checkNetworks(peer: Peer): Promise<number> {
	let failed = 0;
	console.log('\nnetworks with the same connections, initial values and input on both sides');
	for (const [k, { id }] of exact.entries()) if (isCompared(id)) failed += await checkExact(peer, k).catch(stopped(id));
	if (!hasCompiler()) {
		console.log('there is no g++ here: statistics of networks are left out');
		return failed;
	}
	for (const one of statistical)
		if (isCompared(one.id)) failed += await checkStatistics(peer, one).catch(stopped(one.id));
	return failed;
}
