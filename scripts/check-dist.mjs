/**
 * Checks a built site as a set of files: every internal link, picture, script and fragment leads somewhere, no id stands twice on a
 * page, everything respects the base path, no citation mark was left unread.
 * usage: node scripts/check-dist.mjs [folder] [base]
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileOf } from './serve.mjs';

export function filesUnder(folder, suffix, found = []) {
	for (const name of readdirSync(folder).sort()) {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) filesUnder(path, suffix, found);
		else if (name.endsWith(suffix)) found.push(path);
	}
	return found;
}

/** What an attribute or a text says, as it was before it was put into HTML. */
export const unescaped = text =>
	text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|amp|quot|apos|lt|gt);/gi, (all, hex, decimal) => {
		if (hex || decimal) return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
		return { '&amp;': '&', '&quot;': '"', '&apos;': "'", '&lt;': '<', '&gt;': '>' }[all.toLowerCase()];
	});

/** Ids and addresses of a page. Scripts, styles and comments hold neither. */
function read(html) {
	const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1');
	const ids = [];
	const targets = [];
	const tags =
		bare.match(/<[a-z][^\s>/]*(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/)*\s*>/gi) ?? [];
	for (const tag of tags) {
		for (const [, name, a, b] of tag.matchAll(/\s([a-z][a-z0-9:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) {
			const value = unescaped(a ?? b ?? '');
			if (name === 'id') ids.push(value);
			if (
				[
					'href',
					'src',
					'component-url',
					'renderer-url',
					'data-props',
					'data-pictures',
					'poster',
					'action',
					'data-src',
				].includes(name)
			)
				targets.push(value);
			if (name === 'srcset') targets.push(...value.split(',').map(part => part.trim().split(/\s+/)[0]));
			if (['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'list'].includes(name)) {
				targets.push(
					...value
						.split(/\s+/)
						.filter(Boolean)
						.map(id => `#${id}`),
				);
			}
		}
	}
	const text = bare.replace(/<(code|pre|kbd)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
	return {
		ids: new Set(ids),
		twice: ids.filter((id, i) => ids.indexOf(id) !== i),
		targets: [...new Set(targets)],
		text,
	};
}

/** Every fault, one sentence each. */
export function check(folder, base = '/') {
	const pages = new Map(filesUnder(folder, '.html').map(file => [file, read(readFileSync(file, 'utf8'))]));
	const pictures = new Map(filesUnder(folder, '.svg').map(file => [file, read(readFileSync(file, 'utf8'))]));
	const faults = [];
	if (pages.size === 0) faults.push(`there is no page in ${folder}`);
	let links = 0;
	for (const [file, { ids, twice, targets, text }] of pages) {
		const name = relative(folder, file);
		const say = what => faults.push(`${name}: ${what}`);
		for (const id of new Set(twice)) say(`the id '${id}' stands more than once`);
		for (const [mark] of text.matchAll(/\[@[^\]\s]*\]?/g)) say(`an unread citation mark '${mark}'`);
		const here = `http://localhost${base}${name === '404.html' ? name : name.replace(/index\.html$/, '')}`;
		for (const target of targets) {
			if (/^(https?:|mailto:|data:|blob:|tel:)/i.test(target)) continue;
			if (/^[a-z]+:/i.test(target)) {
				say(`an address of a strange kind '${target}'`);
				continue;
			}
			links++;
			const { pathname, hash } = new URL(target, here);
			if (!pathname.startsWith(base)) {
				say(`'${target}' leaves the base ${base}`);
				continue;
			}
			const found = target.startsWith('#') ? file : fileOf(folder, pathname, base);
			if (!found) {
				say(`'${target}' leads nowhere`);
				continue;
			}
			if (found.endsWith('index.html') && !pathname.endsWith('/') && !pathname.endsWith('.html'))
				say(`'${target}' lacks its last slash`);
			const id = decodeURIComponent(hash.slice(1));
			if (!id || id.startsWith(':~:')) continue;
			const there = found === file ? ids : (pages.get(found) ?? pictures.get(found))?.ids;
			if (there && !there.has(id)) say(`'${target}': there is no '#${id}' there`);
		}
	}
	return { faults, pages: pages.size, links };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [folder = 'dist', base = '/'] = process.argv.slice(2);
	if (!existsSync(folder)) {
		console.error(`There is no folder ${folder}: run 'npm run build' first.`);
		process.exit(1);
	}
	const { faults, pages, links } = check(folder, base);
	for (const fault of faults) console.error(fault);
	console.log(`${pages} pages, ${links} internal addresses, ${faults.length} faults`);
	process.exit(faults.length ? 1 : 0);
}
