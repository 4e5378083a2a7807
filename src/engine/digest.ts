import { sha256 } from './sha256.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON with sorted keys and no white space; members that are undefined are left out. */
export function canonical(value: Json): string {
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	const entries = Object.entries(value as { [key: string]: Json | undefined }).filter(([, v]) => v !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v as Json)}`).join(',')}}`;
}

/** Little-endian bytes of an array, whatever the machine. */
function littleEndian(values: Float64Array | Int32Array): Uint8Array {
	const size = values.BYTES_PER_ELEMENT;
	const view = new DataView(new ArrayBuffer(values.length * size));
	for (let i = 0; i < values.length; i++) {
		if (values instanceof Float64Array) view.setFloat64(i * size, values[i] as number, true);
		else view.setInt32(i * size, values[i] as number, true);
	}
	return new Uint8Array(view.buffer);
}

/** SHA-256, 64 hex digits, of canonical JSON followed by arrays in order. */
export function digest(header: Json, arrays: readonly (Float64Array | Int32Array)[] = []): string {
	return sha256([new TextEncoder().encode(canonical(header)), ...arrays.map(littleEndian)]);
}
