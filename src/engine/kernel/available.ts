import type { KernelKind } from '../recording.ts';
import { Code, encodeModule, simd, type } from './encode.ts';

let known: KernelKind | undefined;

/** WebAssembly where the machine has its vectors; else the interpreter, which gives the same bits, slowly. */
export function availableKernel(): KernelKind {
	if (known) return known;
	const probe = new Code([], type.i32).i32(0).op(...simd(0x11), ...simd(0x53)); // i32x4.splat, v128.any_true
	known = typeof WebAssembly === 'object' && WebAssembly.validate(encodeModule({ probe }, 1)) ? 'wasm' : 'interpreter';
	return known;
}
