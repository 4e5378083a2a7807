/** A site built for a public address, as files. `npm test` builds it, tells where it is, and runs the tests of this folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { type HTMLElement, parse } from 'node-html-parser';
import { expect } from 'vitest';
import { filesUnder } from '../../scripts/check-dist.mjs';
import { fileOf } from '../../scripts/serve.mjs';

const { BUILT, SITE, BASE = '/' } = process.env;
if (!BUILT || !SITE || !existsSync(join(BUILT, 'index.html')))
	throw new Error("These tests read a site that was built for a public address. Run 'npm test -- base'.");
const folder = BUILT;

/** The address of the home page. */
export const home = new URL(BASE, SITE).href;

/** A path inside the site as its address. */
export const at = (path: string): string => home + path.replace(/^\//, '');

export const readBuilt = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** The file behind an address of this site; the test fails where there is none. */
export function fileAt(address: string): Buffer {
	expect(address.startsWith(home), `${address} lies in the site`).toBe(true);
	const file = fileOf(folder, new URL(address).pathname, BASE);
	if (!file) throw new Error(`${address} leads nowhere`);
	return readFileSync(file);
}

export interface Page {
	/** From the root of the site, without base. */
	path: string;
	address: string;
	head: HTMLElement;
	/** Whether search engines are asked to pass it by. */
	hidden: boolean;
	/** Contents of its meta tags by name or property. */
	tags: Readonly<Record<string, readonly string[]>>;
	/** Addresses of its links by relation. */
	links: Readonly<Record<string, readonly string[]>>;
}

function gathered(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
	const out: Record<string, string[]> = {};
	for (const [name, value] of pairs) (out[name] ??= []).push(value);
	return out;
}

export const pages: readonly Page[] = filesUnder(folder, '.html').map((file: string): Page => {
	const path = `/${relative(folder, file)}`.replace(/index\.html$/, '');
	const address = at(path);
	const head = parse(readFileSync(file, 'utf8')).querySelector('head') as HTMLElement;
	const tags = gathered(
		head
			.querySelectorAll('meta[content]')
			.map(tag => [tag.getAttribute('name') ?? tag.getAttribute('property') ?? '', tag.getAttribute('content') ?? '']),
	);
	const links = gathered(
		head
			.querySelectorAll('link')
			.map(tag => [tag.getAttribute('rel') ?? '', new URL(tag.getAttribute('href') ?? '', address).href]),
	);
	return { path, address, head, hidden: tags.robots?.some(tag => tag.includes('noindex')) ?? false, tags, links };
});

export const shown = pages.filter(page => !page.hidden);

const ajv = formats.default(
	new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }),
);
const root = fileURLToPath(new URL('../reference/', import.meta.url));

/** Fails with every fault of a value, by a schema of tests/reference. */
export function conforms(value: unknown, schema: string): void {
	const check =
		ajv.getSchema(schema) ??
		ajv.addSchema(JSON.parse(readFileSync(`${root}${schema}.schema.json`, 'utf8')), schema).getSchema(schema);
	if (!check) throw new Error(`There is no schema ${schema}.`);
	expect(
		check(value) ? [] : check.errors?.map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`),
	).toEqual([]);
}

/** Width and height of a PNG, from its header. */
export function sizeOf(png: Buffer): { width: number; height: number } {
	expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
	return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
