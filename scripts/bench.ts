/**
 * npm run bench: the engine beside Brian2's C++ standalone, NumPy and code written by hand, in CPU time of the run alone on one thread. One
 * fresh process a measurement; within each repetition all contestants take turns, and ratios are formed there, because a shared machine
 * drifts. Writes bench/results.json.
 * usage: npm run bench -- [--repetitions 9] [--only workload,…,compiling] [--dry]
 *   --dry  writes nothing
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { brian2Script } from '../src/engine/index.ts';
import { type CompileTime, compileTime } from './bench/compile-time.ts';
import { precisions, type Workload, workloads } from './bench/workloads.ts';
import { advice, findBrian2 } from './crosscheck/brian2.ts';
import { hasCompiler, standalone } from './crosscheck/standalone.ts';
import { at, duration } from './project.mjs';
import { option } from './serve.mjs';

/** The time of a peer over ours: above 1 this engine is faster. */
interface Result {
	workload: string;
	precision: string;
	peer: string;
	/** The median over the repetitions. */
	ratio: number;
	quartiles: [number, number];
	n: number;
	/** When it was measured. */
	date: string;
}

/** Runs once with a seed; CPU time in seconds. */
type Contestant = (seed: number) => number;

const repetitions = Number(option('repetitions') ?? 9);
const only = option('only')?.split(',');
const brian2 = findBrian2();
const compiler = hasCompiler();
if (!brian2) console.log(`Brian2 is left out. ${advice}`);
const numpyVersion = spawnSync('python3', ['-c', 'import numpy; print(numpy.__version__)'], {
	encoding: 'utf8',
}).stdout?.trim();
if (!numpyVersion) console.log('There is no python3 with NumPy here: it is left out.');
if (!compiler) console.log('There is no g++ here: Brian2 standalone and the programs written by hand are left out.');

/** What a program says of its CPU time. */
function timed(command: string, args: readonly string[]): number {
	const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
	const cpu = Number(/^cpu ([\d.e+-]+)/m.exec(stdout)?.[1]);
	if (status !== 0 || !Number.isFinite(cpu))
		throw new Error(`${command} ${args.join(' ')} stopped:\n${stderr}${stdout}`);
	return cpu;
}

function native({ file, arguments: more }: NonNullable<Workload['native']>): Contestant {
	const folder = at('.cache', 'bench');
	mkdirSync(folder, { recursive: true });
	const program = join(folder, file.replace('.cpp', ''));
	const source = at('bench', 'native', file);
	// Without the last flag this compiler makes no vectors of a loop with a comparison in it, unless the processor has AVX-512.
	const { status, stderr } = spawnSync(
		'g++',
		['-O3', '-march=native', '-fno-trapping-math', '-std=c++17', '-o', program, source],
		{
			encoding: 'utf8',
		},
	);
	if (status !== 0) throw new Error(`g++ could not compile ${file}:\n${stderr}`);
	return seed => timed(program, [String(seed), ...more]);
}

async function peersOf(workload: Workload): Promise<Map<string, Contestant>> {
	const peers = new Map<string, Contestant>();
	if (brian2 && compiler && (workload.brian2 || !workload.numpy)) {
		const script = brian2Script(await workload.model(), workload.run);
		peers.set('brian2-standalone', standalone(brian2, script, 'wire-when-built').run);
	}
	if (workload.native && compiler) peers.set('cpp-native', native(workload.native));
	const { numpy } = workload;
	if (numpy && numpyVersion)
		peers.set('numpy-in-place', seed => timed('python3', [at('bench', 'numpy', numpy), String(seed)]));
	return peers;
}

const ours =
	(workload: string, precision: string): Contestant =>
	seed =>
		timed(process.execPath, [at('scripts', 'bench', 'ours.ts'), workload, precision, String(seed)]);

/** The value below which a share of the numbers lies, between neighbours in proportion. */
function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const place = share * (sorted.length - 1);
	const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
	return low + (high - low) * (place - Math.floor(place));
}
const median = (values: readonly number[]): number => quantile(values, 0.5);
const round = (x: number): number => Number(x.toPrecision(4));

async function measure(workload: Workload): Promise<Result[]> {
	const { name } = workload;
	const peers = await peersOf(workload);
	const own = new Map(precisions.map(precision => [precision, ours(name, precision)]));
	const times = new Map([...peers.keys(), ...own.keys()].map(who => [who as string, [] as number[]]));
	for (let k = 1; k <= repetitions; k++) for (const [who, run] of [...peers, ...own]) times.get(who)?.push(run(k));
	console.log(`\n${name}`);
	for (const [who, list] of times)
		console.log(`  ${who.padEnd(20)} ${(1000 * median(list)).toFixed(1).padStart(8)} ms`);
	return precisions.flatMap(precision =>
		[...peers.keys()].map(peer => {
			const ratios = (times.get(peer) as number[]).map((t, k) => t / (times.get(precision) as number[])[k]!);
			const [low, ratio, high] = [0.25, 0.5, 0.75].map(share => round(quantile(ratios, share))) as [
				number,
				number,
				number,
			];
			console.log(
				`  ${precision} against ${peer.padEnd(20)} ${ratio.toFixed(2)} [${low.toFixed(2)}–${high.toFixed(2)}]`,
			);
			return {
				workload: name,
				precision,
				peer,
				ratio,
				quartiles: [low, high] as [number, number],
				n: ratios.length,
				date: today,
			};
		}),
	);
}

const today = new Date().toISOString().slice(0, 10);
const began = performance.now();
const results: Result[] = [];
for (const workload of workloads) if (!only || only.includes(workload.name)) results.push(...(await measure(workload)));

const compiling = only && !only.includes('compiling') ? undefined : await compileTime();
if (compiling) {
	const { models, median, slowest } = compiling;
	console.log(
		`\nfrom text to program, warm: ${median.toFixed(1)} ms, the median of ${models} models; at most ${slowest.ms.toFixed(1)} ms (${slowest.model})`,
	);
}

/** The widest vectors that a compiler may use here: what is written in C++ gains most from them. */
function vectors(): string[] {
	const info = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '';
	const widest = { avx512f: 'AVX-512', avx2: 'AVX2' };
	return Object.entries(widest)
		.flatMap(([flag, name]) => (info.includes(` ${flag} `) ? [name] : []))
		.slice(0, 1);
}

const file = at('bench', 'results.json');
const here = [
	cpus()[0]?.model.trim() ?? 'unknown processor',
	...vectors(),
	`${availableParallelism()} cores`,
	`Node ${process.versions.node}`,
].join(', ');
if (results.length && !process.argv.includes('--dry')) {
	/** What was not measured this time stays, if it is from this machine, and so do the names of what it was measured beside. */
	interface Stored {
		machine: string;
		results: Result[];
		compiling?: CompileTime;
	}
	const before = ((): Stored => {
		try {
			const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored;
			if (only && stored.machine.startsWith(here)) return stored;
		} catch {}
		return { machine: '', results: [] };
	})();
	const kept = before.results.filter(r => !only?.includes(r.workload));
	const peer = (name: string, version: string | undefined): string[] =>
		version ? [`${name} ${version}`] : (before.machine.match(new RegExp(`${name} [\\d.]+`)) ?? []).slice(0, 1);
	const machine = [
		here,
		...peer('Brian2', compiler ? brian2?.version : undefined),
		...peer('NumPy', numpyVersion || undefined),
	].join(', ');
	const order = workloads.map(w => w.name);
	const all = [...kept, ...results].sort((a, b) => order.indexOf(a.workload) - order.indexOf(b.workload));
	// A pair of quartiles on one line, as the formatter has it.
	const text = JSON.stringify({ machine, results: all, compiling: compiling ?? before.compiling }, null, '\t').replace(
		/\[\s+([^[\]{}]+?)\s+\]/g,
		(_, pair: string) => `[${pair.replace(/\s+/g, ' ')}]`,
	);
	writeFileSync(file, `${text}\n`);
	console.log(`\nwritten to bench/results.json (${duration(performance.now() - began)})`);
}
if (results.length === 0) console.log('skipped: there is nothing to compare with');
