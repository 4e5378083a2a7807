/**
 * usage: node scripts/bench/ours.ts WORKLOAD PRECISION SEED
 * Runs one workload twice in this process and prints the CPU time of the second run alone, in seconds: steps and spikes taken down, as
 * Brian2's run has them, without compilation and wiring. The first run is for the just-in-time compiler.
 */
import { compile } from '../../src/engine/compile.ts';
import { checkModel, type Precision, valuesOf } from '../../src/engine/index.ts';
import { workloads } from './workloads.ts';

const [name, precision, seed] = process.argv.slice(2);
const workload = workloads.find(w => w.name === name);
if (!workload) throw new Error(`There is no workload '${name}'.`);
const model = { ...(await workload.model()), precision: precision as Precision };
const checked = checkModel(model);
const { run } = workload;
const steps = Math.round((run.duration ?? model.duration) / model.dt);
const groups = Object.keys(model.groups);

function once(): { cpu: number; rate: number } {
	const kernel = compile(checked, Number(seed), [], 'wasm', model.dt, valuesOf(model, run.set));
	kernel.init();
	const when: number[] = [];
	const who: number[] = [];
	const before = process.cpuUsage();
	for (let now = 0; now < steps; now++) {
		kernel.step(now);
		for (const group of groups)
			for (const cell of kernel.spikes(group, now)) {
				when.push(now);
				who.push(cell);
			}
	}
	const { user, system } = process.cpuUsage(before);
	const cells = groups.reduce((sum, group) => sum + kernel.size(group), 0);
	return { cpu: (user + system) / 1e6, rate: (1000 * who.length) / cells / (steps * model.dt) };
}

const first = once();
const second = once();
console.log(`cpu ${second.cpu}\ncold ${first.cpu}\nrate ${second.rate}`);
