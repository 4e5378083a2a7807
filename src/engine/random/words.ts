import { availableKernel } from '../kernel/available.ts';
import { encodeModule } from '../kernel/encode.ts';
import { emitBlock } from './fill.ts';
import { keyOf, threefry } from './threefry.ts';

/** Words a block: what one call of the compiled cipher fills. */
const length = 8192;

type Fill = (into: Uint32Array, block: number, key: readonly [number, number]) => void;

let compiled: Fill | undefined;

/** The same words without WebAssembly. */
const plain: Fill = (into, block, key) => {
	for (let i = 0; i < length; i++) into[i] = threefry(key, [block, 4 * (i >> 3) + (i & 3)])[(i >> 2) & 1] as number;
};

function wasm(): Fill {
	const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
	const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encodeModule({ block: emitBlock() }, 1)), {
		m: { m: memory },
	});
	const shared = new Uint32Array(memory.buffer, 0, length);
	return (into, block, key) => {
		(exports.block as (n: number, step: number, k0: number, k1: number) => void)(length, block, ...key);
		into.set(shared);
	};
}

/** An endless row of words of 32 bits for building networks; block b of it is step b of the purpose. */
export function words(seed: number, purpose: string): () => number {
	compiled ??= availableKernel() === 'wasm' ? wasm() : plain;
	const fill = compiled;
	const key = keyOf(seed, purpose);
	const own = new Uint32Array(length);
	let next = length;
	let block = 0;
	return () => {
		if (next === length) {
			fill(own, block++, key);
			next = 0;
		}
		return own[next++] as number;
	};
}
