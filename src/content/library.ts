/**
 * References, claims, terms and chapters as plain data, for pages, tests and scripts alike.
 * The files are read with the same schemas as the collections, so that nothing depends on Astro being at work.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { load } from 'js-yaml';
import { citedKeys } from '../../integrations/citations.ts';
import { sectionAnchor } from '../../integrations/section-anchors.ts';
import { type Chapter, chapterSchema } from './schemas/chapter.ts';
import { type Claim, claimSchema } from './schemas/claim.ts';
import { type PlannedFigure, plannedFigureSchema } from './schemas/planned-figure.ts';
import { type Reference, referenceSchema } from './schemas/reference.ts';
import { type Term, termSchema } from './schemas/term.ts';

// Bundled code lies elsewhere than its source, so paths start from the project's folder, where every npm script runs.
const content = join(process.cwd(), 'src', 'content');

/** A section of a chapter that is written: `2.1` stands at `#s2-1`. */
export interface Section {
	number: string;
	title: string;
	anchor: string;
	/** Keys cited in it, in order. */
	cites: readonly string[];
	/** Ids of the claims marked in it. */
	claims: readonly string[];
	/** MDX from its heading on, up to the next section. */
	body: string;
}

export interface ChapterFile extends Chapter {
	/** The file's name without its ending, and the last part of its address. */
	id: string;
	/** The chapter's opening counts as a section with the chapter's own number and title. */
	sections: readonly Section[];
	/** Ids of the figures placed in it. */
	figures: readonly string[];
	/** MDX without the front matter and without comments. */
	body: string;
}

const read = <T>(path: string, parse: (text: string) => T): (() => T) => {
	// A server that keeps running must see an edited file.
	let seen = -1;
	let value: T;
	return () => {
		const { mtimeMs } = statSync(path);
		if (mtimeMs !== seen) {
			value = parse(readFileSync(path, 'utf8'));
			seen = mtimeMs;
		}
		return value;
	};
};

/** Every entry through its schema; an error names the file, the entry and the field. */
export function parseEntries<S extends z.ZodType<{ id: string }>>(
	schema: S,
	entries: unknown,
	file: string,
): z.infer<S>[] {
	if (!Array.isArray(entries)) throw new Error(`${file}: found ${typeof entries}, expected a list of entries`);
	const seen = new Set<string>();
	return entries.map((entry: unknown, i) => {
		const id = (entry as { id?: unknown } | null)?.id;
		const place = `${file}, ${typeof id === 'string' ? `'${id}'` : `entry ${i + 1}`}`;
		const result = schema.safeParse(entry);
		if (!result.success) {
			const faults = result.error.issues.map(issue => `${issue.path.join('.') || 'entry'}: ${issue.message}`);
			throw new Error(`${place}: ${faults.join('; ')}`);
		}
		if (seen.has(result.data.id)) throw new Error(`${place}: this id stands twice`);
		seen.add(result.data.id);
		return result.data;
	});
}

/** All works of the bibliography, in the order of their keys. */
export const references: () => readonly Reference[] = read(join(content, 'references.json'), text =>
	parseEntries(referenceSchema, JSON.parse(text), 'references.json').sort((a, b) => (a.id < b.id ? -1 : 1)),
);

/** All claims of the review, in its order. */
export const claims: () => readonly Claim[] = read(join(content, 'claims.yaml'), text =>
	parseEntries(claimSchema, load(text), 'claims.yaml'),
);

/** The glossary, in the order of its headwords. */
export const terms: () => readonly Term[] = read(join(content, 'glossary.yaml'), text =>
	parseEntries(termSchema, load(text), 'glossary.yaml').sort((a, b) => a.term.localeCompare(b.term, 'en')),
);

/** Figures that are still to be built, in the order of the review. */
export const plannedFigures: () => readonly PlannedFigure[] = read(join(content, 'figures', 'planned.yaml'), text =>
	parseEntries(plannedFigureSchema, load(text), 'planned.yaml'),
);

/** What will stand where a figure is still to be built: its title and the claims that it will test first. */
export function plannedFigure(id: string): PlannedFigure & { claims: readonly Claim[] } {
	const found = plannedFigures().find(entry => entry.id === id);
	if (!found)
		throw new Error(
			`There is no figure '${id}': it is neither in src/content/figures/index.ts nor in src/content/figures/planned.yaml.`,
		);
	return { ...found, claims: claims().filter(entry => entry.figure === id) };
}

/** The work with this key. An unknown key is an error that says which keys come close. */
export function reference(key: string): Reference {
	const found = references().find(entry => entry.id === key);
	if (found) return found;
	const stem = key.replace(/\d.*$/, '').slice(0, 4);
	const near = references().filter(entry => stem && entry.id.startsWith(stem));
	const hint = near.length ? ` Did you mean ${near.map(entry => entry.id).join(' or ')}?` : '';
	throw new Error(`There is no reference '${key}' in src/content/references.json.${hint}`);
}

/** The claim with this id, "2.1b". */
export function claim(id: string): Claim {
	const found = claims().find(entry => entry.id === id);
	if (!found) throw new Error(`There is no claim '${id}' in src/content/claims.yaml.`);
	return found;
}

/** The word of the glossary with this id. */
export function term(id: string): Term {
	const found = terms().find(entry => entry.id === id);
	if (!found) throw new Error(`There is no term '${id}' in src/content/glossary.yaml.`);
	return found;
}

/** The anchor of a claim, in its chapter and on its figure's page: "2.1b" stands at `#claim-2-1b`. */
export const claimAnchor = (id: string): string => `claim-${id.replace('.', '-')}`;

const attributes = (body: string, component: string, attribute: string): string[] =>
	[...body.matchAll(new RegExp(`<${component}\\s[^>]*?\\b${attribute}="([^"]*)"`, 'g'))].map(match => match[1] ?? '');

/** A chapter's text: front matter checked, sections found. */
export function parseChapter(id: string, text: string): ChapterFile {
	const [, matter, written] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
	if (matter === undefined || written === undefined)
		throw new Error(`${id}.mdx: there is no front matter between two lines of ---`);
	const result = chapterSchema.safeParse(load(matter));
	if (!result.success) {
		throw new Error(
			`${id}.mdx: ${result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
		);
	}
	const { number, title } = result.data;
	// What is commented out is not there.
	const body = written.replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
	const parts = body.split(/^#{2,3}[ \t]+(?=\d(?:\.\d)?[ \t])/m);
	const sections = parts.map((part, i): Section => {
		const [, own, heading] = (i > 0 && /^(\d(?:\.\d)?)[ \t]+(.*)/.exec(part)) || [];
		const at = own ?? String(number);
		return {
			number: at,
			title: heading?.trim() ?? title,
			anchor: sectionAnchor(at),
			cites: citedKeys(part),
			claims: attributes(part, 'Claim', 'id'),
			body: part,
		};
	});
	return { id, ...result.data, sections, figures: attributes(body, 'Figure', 'id'), body };
}

/** All chapters that are written, in the review's order. */
export function chapters(): readonly ChapterFile[] {
	const folder = join(content, 'chapters');
	return readdirSync(folder)
		.filter(name => name.endsWith('.mdx'))
		.map(name => parseChapter(name.slice(0, -'.mdx'.length), readFileSync(join(folder, name), 'utf8')))
		.sort((a, b) => a.number - b.number);
}

/** The address of a chapter, without base. */
export const chapterPath = (id: string): string => `/review/${id}/`;

/** Where a section of the review can be read here, or undefined while it is not written. Without base. */
export function sectionPath(number: string): string | undefined {
	for (const chapter of chapters()) {
		const section = chapter.sections.find(s => s.number === number);
		if (section) return `${chapterPath(chapter.id)}#${section.anchor}`;
	}
	return undefined;
}

/** The chapters that make claims, as filters and ledgers name them: ['2', 'Foundations']. */
export const chapterNames = (): readonly (readonly [number: string, short: string])[] =>
	chapters()
		.filter(({ number }) => number > 0)
		.map(({ number, short }) => [String(number), short]);

/** Where a claim is marked in a chapter, or undefined. Without base. */
export function claimPath(id: string): string | undefined {
	const chapter = chapters().find(c => c.sections.some(s => s.claims.includes(id)));
	return chapter && `${chapterPath(chapter.id)}#${claimAnchor(id)}`;
}

/** Everything that does not fit together between the files, one sentence each; empty when all is well. */
export function faults(
	library: {
		references: readonly Reference[];
		claims: readonly Claim[];
		chapters: readonly ChapterFile[];
		terms?: readonly Term[];
	} = {
		references: references(),
		claims: claims(),
		chapters: chapters(),
		terms: terms(),
	},
): string[] {
	const keys = new Set(library.references.map(entry => entry.id));
	const ids = new Set(library.claims.map(entry => entry.id));
	const found: string[] = [];
	const know = (where: string, cites: readonly string[]) => {
		for (const key of cites) if (!keys.has(key)) found.push(`${where} cites '${key}', which is not in references.json`);
	};
	for (const entry of library.claims) {
		know(`Claim ${entry.id}`, [...entry.cites, ...entry.evidence.cites]);
		// "3.0a" belongs to the opening of section 3, before 3.1.
		const own = entry.id.slice(0, -1).replace(/\.0$/, '');
		if (own !== entry.section) found.push(`Claim ${entry.id} says that it belongs to section ${entry.section}`);
	}
	const spellings = new Map<string, string>();
	for (const entry of library.terms ?? []) {
		know(`The term '${entry.id}'`, entry.cites);
		for (const spelling of [entry.term, ...entry.also]) {
			const other = spellings.get(spelling);
			if (other) found.push(`glossary.yaml gives '${spelling}' to both '${other}' and '${entry.id}'`);
			spellings.set(spelling, entry.id);
		}
	}
	for (const chapter of library.chapters) {
		if (!chapter.id.startsWith(`${chapter.number}-`))
			found.push(`${chapter.id}.mdx says that it is chapter ${chapter.number}`);
		const anchors = new Set<string>();
		const marked = new Set<string>();
		for (const section of chapter.sections) {
			if (!section.number.startsWith(String(chapter.number)))
				found.push(`${chapter.id}.mdx holds section ${section.number}`);
			if (anchors.has(section.anchor)) found.push(`${chapter.id}.mdx opens section ${section.number} twice`);
			anchors.add(section.anchor);
			know(`${chapter.id}.mdx, section ${section.number},`, section.cites);
			for (const id of section.claims) {
				if (!ids.has(id)) found.push(`${chapter.id}.mdx marks claim '${id}', which is not in claims.yaml`);
				if (marked.has(id)) found.push(`${chapter.id}.mdx marks claim '${id}' twice`);
				marked.add(id);
			}
		}
	}
	return found;
}
