/** The sums of a model: their room in memory, and what is done with it. */
import { type CheckedModel, kindOf } from '../check-model.ts';
import { type CheckedKind, inboxesOf, type Touched } from '../equations/kind.ts';
import { show } from '../equations/show.ts';
import type { Call, Layout, Linked } from '../layout.ts';
import { ModelError } from '../problem.ts';
import type { CompiledGroup } from '../running.ts';
import { checkSums } from './check.ts';
import { emitSum, plainSum, type SumRoom } from './code.ts';
import { givenProgram, slots, weightProgram } from './program.ts';

interface CompiledSum {
	name: string;
	/** Whether an earlier sum has the same numbers given to it. */
	again: boolean;
	room: SumRoom;
	/** Where the number of a target and the weights for it stand while these are computed. */
	weighing?: { target: number; row: number; mean: boolean };
}

/** Room and code for every sum; what comes back puts them to work once the memory is made. */
function lay(
	layout: Layout,
	checked: CheckedModel,
	groupOf: (name: string) => CompiledGroup,
	dt: number,
): (layout: Layout, linked: Linked) => Sums {
	const rooms = new Map<string, number>();
	const sums = checked.sums.map(({ name, source, target, variable, body, mean, weight }) => {
		const [from, to] = [groupOf(source), groupOf(target)];
		const kind = kindOf(checked, source) as CheckedKind;
		const waiting = inboxesOf(kind, checked.touched.get(source) as Touched);
		const array = (): number => layout.reserve(from.padded * layout.size);
		const shared = mean && !weight;
		const what = `${source} ${shared} ${show(body)}`;
		const again = rooms.has(what);
		const given = rooms.get(what) ?? array();
		const addresses = new Map(from.addresses).set(slots.given, given);
		rooms.set(what, given);
		if (!again) {
			const program = givenProgram(kind, body, shared, layout.precision, dt, waiting);
			layout.add(`${name} given`, program, addresses, from.N);
		}
		const sum = to.addresses.get(variable) as number;
		const room: SumRoom = { given, sources: from.N, sum, targets: to.N };
		let weighing: CompiledSum['weighing'];
		if (weight) {
			room.weights = layout.reserve(from.N * to.padded * layout.size);
			weighing = { target: layout.reserve(layout.size), row: array(), mean };
			addresses.set(slots.target, weighing.target).set(slots.weight, weighing.row);
			layout.add(`${name} weight`, weightProgram(kind, weight, layout.precision), addresses, from.N);
		}
		layout.addCall(`${name} sum`, {
			code: () => emitSum(layout.precision, room),
			plain: memory => plainSum(layout.precision, room, memory),
		});
		return { name, again, room, ...(weighing && { weighing }) };
	});
	return (layout, linked) => bind(sums, layout, linked);
}

export interface Sums {
	/** Takes all of them, of the state as it is. */
	take(now: number): void;
	/** Computes all weights, once: they are fixed like wiring. */
	weigh(): void;
}

/** Puts sums to work on a model's memory. */
function bind(sums: readonly CompiledSum[], layout: Layout, { memory, calls }: Linked): Sums {
	const call = (name: string): Call => calls.get(name) as Call;
	const all = sums.map(sum => ({ ...sum, give: call(`${sum.name} given`), add: call(`${sum.name} sum`) }));
	return {
		take(now) {
			for (const { again, give, add, room } of all) {
				if (!again) give(room.sources, now, 0);
				add(0, 0, 0);
			}
		},
		weigh() {
			for (const { name, room, weighing } of all) {
				if (!weighing) continue;
				const { sources, targets } = room;
				const row = layout.view(memory, weighing.row, sources);
				const j = layout.view(memory, weighing.target, 1);
				const weights = layout.view(memory, room.weights as number, sources * ((targets + 15) & ~15));
				for (let target = 0; target < targets; target++) {
					j[0] = target;
					call(`${name} weight`)(sources, 0, 0);
					let total = weighing.mean ? 0 : 1;
					if (weighing.mean) for (const w of row) total += w;
					if (!(total !== 0 && Number.isFinite(total)))
						throw new ModelError({
							in: `weight of ${name}`,
							found: `a total of ${total} for the target ${target}`,
							expected: 'one that a mean can be divided by',
						});
					const first = (target & ~15) * sources + (target & 15);
					for (let i = 0; i < sources; i++) weights[first + 16 * i] = (row[i] as number) / total;
				}
			}
		},
	};
}

/** What the engine calls for sums. */
export const summing = { check: checkSums, lay };
