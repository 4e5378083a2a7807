import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesUnder } from '../scripts/check-dist.mjs';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * What a page may run and load: itself and its own host, nothing else. Scripts and styles inside the page are named by their hashes.
 * Equations are compiled to WebAssembly, hence 'wasm-unsafe-eval'; pictures and marks carry style attributes. A figure that may find itself
 * in a sandbox starts its worker from a Blob; a page that shows one in a frame takes it from this host. Who may frame a page cannot be said
 * in a page, only by the host.
 */
export function policyOf(html: string): string {
	const bodies = (tag: string) =>
		[...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'gi'))].map(
			([, attributes = '', body = '']) => ({
				attributes,
				body,
			}),
		);
	// A script with a type like JSON is data and does not run.
	const scripts = bodies('script').filter(
		({ attributes, body }) => body && !/\bsrc=/.test(attributes) && !/\btype="application\//.test(attributes),
	);
	const hashes = (found: { body: string }[]) => [...new Set(found.map(({ body }) => hash(body)))];
	return [
		"default-src 'none'",
		`script-src 'self' 'wasm-unsafe-eval' ${hashes(scripts).join(' ')}`.trim(),
		`style-src 'self' ${hashes(bodies('style')).join(' ')}`.trim(),
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		"connect-src 'self'",
		`worker-src 'self'${/\bdata-sandboxed=/.test(html) ? ' blob:' : ''}`,
		...(/\bdata-embed-preview\b/.test(html) ? ["frame-src 'self'"] : []),
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
	].join('; ');
}

/** Gives every built page its policy, in front of everything the policy speaks of. */
export function contentSecurity(): AstroIntegration {
	return {
		name: 'content-security',
		hooks: {
			'astro:build:done': async ({ dir }) => {
				const out = fileURLToPath(dir);
				for (const file of filesUnder(out, '.html')) {
					const html = await readFile(file, 'utf8');
					const [charset] = html.match(/<meta charset="utf-8"\s*\/?>/i) ?? [];
					if (!charset)
						throw new Error(`${relative(out, file)}: no <meta charset="utf-8"> behind which the policy could stand`);
					const policy = `<meta http-equiv="content-security-policy" content="${policyOf(html)}">`;
					await writeFile(
						file,
						html.replace(charset, () => charset + policy),
					);
				}
			},
		},
	};
}
