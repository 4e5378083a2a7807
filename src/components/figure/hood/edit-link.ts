/** A reader's changes as a part of a link: JSON, deflated, in base64's letters for addresses. */
import { type Edit, ModelError } from '../../../engine/index.ts';
import type { Edits } from '../info.ts';

/** Letters in a link. */
export const longestCode = 4096;
/** Letters of what they stand for: a few letters can be deflated from very many. */
const longestText = 65_536;

const through = (bytes: Uint8Array<ArrayBuffer>, way: ReadableWritablePair<Uint8Array, BufferSource>) =>
	new Blob([bytes]).stream().pipeThrough(way).getReader();

async function collected(
	reader: ReadableStreamDefaultReader<Uint8Array>,
	most: number,
): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
		parts.push(value as Uint8Array<ArrayBuffer>);
		length += value.length;
		if (length > most) {
			await reader.cancel();
			throw new Error('too long');
		}
	}
}

/** The letters that stand for changes. Throws a ModelError where they would be too many for a link. */
export async function codeOf(edits: Edits): Promise<string> {
	const bytes = new TextEncoder().encode(JSON.stringify(edits));
	const packed = await collected(through(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY);
	const code = btoa(String.fromCharCode(...packed.subarray(0, longestCode)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
	if (packed.length <= longestCode && code.length <= longestCode) return code;
	throw new ModelError({
		in: 'changes',
		found: `more than fits a link (${Math.max(code.length, Math.ceil((packed.length * 4) / 3))} letters)`,
		expected: `at most ${longestCode}`,
		hint: 'Every state of a figure has a link. Shorten the texts; comments count, too.',
	});
}

const unreadable = (found: string): ModelError =>
	new ModelError({
		in: 'link',
		found,
		expected: 'changes to a model as this site writes them',
		hint: 'The link may have been cut. The published model is shown instead.',
	});

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these keys, each read in its own way; whatever else it has is an error. */
function read<T>(value: unknown, keys: Readonly<Record<string, (value: unknown) => unknown>>): T {
	if (!isRecord(value)) throw unreadable('changes of another form');
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => {
			const reader = Object.hasOwn(keys, key) ? keys[key] : undefined;
			if (!reader) throw unreadable(`a change of '${key.slice(0, 40)}'`);
			return [key, reader(entry)];
		}),
	) as T;
}

/** An object with any keys, all of one kind. */
const readEach =
	(reader: (value: unknown) => unknown) =>
	(value: unknown): unknown => {
		if (!isRecord(value)) throw unreadable('changes of another form');
		return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, reader(entry)]));
	};

const text = (value: unknown): string => {
	if (typeof value === 'string') return value;
	throw unreadable('a text of another form');
};
const number = (value: unknown): number => {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw unreadable('a value that is no number');
};
const regularly = (value: unknown): unknown => read(value, { statements: text, every: text });

const readEdit = (value: unknown): Edit =>
	read(value, {
		neurons: readEach(kind => read(kind, { equations: text, threshold: text, reset: text, regularly })),
		synapses: readEach(pathway => read(pathway, { equations: text, on_pre: text, on_post: text })),
		parameters: readEach(parameter => read(parameter, { value: number, unit: text })),
	});

/** The changes that letters of a link stand for. Throws a ModelError for whatever this site did not write. */
export async function editsOf(code: string, models: readonly string[]): Promise<Edits> {
	if (code.length > longestCode) throw unreadable(`changes of ${code.length} letters`);
	if (!/^[\w-]+$/.test(code)) throw unreadable('changes in other letters');
	let said: unknown;
	try {
		const letters = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
		const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
		const plain = await collected(through(bytes, new DecompressionStream('deflate-raw')), longestText);
		said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
	} catch {
		throw unreadable('changes that cannot be read back');
	}
	return read(said, Object.fromEntries(models.map(model => [model, readEdit])));
}
