import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Paths under a folder of the project, from its top, with slashes. */
function filesUnder(folder: string): string[] {
	const path = join(root, folder);
	if (!existsSync(path)) return [];
	return readdirSync(path).flatMap(name => {
		const file = join(path, name);
		const short = relative(root, file).split(sep).join('/');
		return statSync(file).isDirectory() ? filesUnder(short) : [short];
	});
}
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Import {
	/** From the top of the project for a file of ours, else the package. */
	to: string;
	/** Leaves nothing in what runs. */
	typeOnly: boolean;
}

const parse = (file: string, text: string): ts.SourceFile =>
	ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : undefined);

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, child => walk(child, visit));
}

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	const clause = node.importClause;
	const named = clause?.namedBindings;
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	return (
		!clause.name &&
		!!named &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every(e => e.isTypeOnly)
	);
};

/** Everything a file names as a module: imports, re-exports, import(), new URL(…, import.meta.url). */
function importsOf(file: string, text = read(file)): Import[] {
	const found: Import[] = [];
	const add = (name: string, typeOnly: boolean): void => {
		const to = name.startsWith('.') ? posix.join(posix.dirname(file), name) : name;
		found.push({ to, typeOnly });
	};
	// Astro and MDX: the front part is a module, and imports of the rest look the same.
	if (!/\.[cm]?tsx?$/.test(file)) {
		for (const [, name] of text.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) add(name as string, false);
		return found;
	}
	walk(parse(file, text), node => {
		if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
			add((node.moduleSpecifier as ts.StringLiteral).text, isTypeOnly(node));
		const first = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.arguments?.[0] : undefined;
		if (!first || !ts.isStringLiteralLike(first)) return;
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(first.text, false);
		if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && first.text.startsWith('.'))
			add(first.text, false);
	});
	return found;
}

const isOurs = ({ to }: Import): boolean => to.startsWith('src/') || to.startsWith('integrations/');
const packageOf = (name: string): string =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');

const engine = filesUnder('src/engine').filter(f => f.endsWith('.ts') && !f.endsWith('.d.ts'));
const code = [...filesUnder('src'), ...filesUnder('integrations')].filter(
	f => /\.(ts|tsx|astro|mdx)$/.test(f) && !f.endsWith('.d.ts'),
);

/** Exact by IEEE 754 or by definition: the same bits on every machine. */
const exact = new Set(
	'abs sqrt floor ceil round trunc sign min max imul fround clz32 PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(' '),
);
/** What an engine that knows no page, clock, network or chance may not touch. */
const outside = new Set(
	'document window self globalThis Date performance navigator location fetch crypto localStorage sessionStorage process setTimeout setInterval requestAnimationFrame Intl'.split(
		' ',
	),
);

/** What in these files may differ between machines or reaches outside: 'file: what'. Names are resolved, so that a local `window` is none. */
function impurities(files: Readonly<Record<string, string>>): string[] {
	const sources = new Map(Object.entries(files).map(([file, text]) => [file, parse(file, text)]));
	const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.Latest };
	const program = ts.createProgram([...sources.keys()], options, {
		...ts.createCompilerHost(options),
		getSourceFile: file => sources.get(file),
		fileExists: file => sources.has(file),
		readFile: () => undefined,
	});
	const checker = program.getTypeChecker();
	const found: string[] = [];
	for (const [file, source] of sources) {
		walk(source, node => {
			if (ts.isBinaryExpression(node) && /^\*\*=?$/.test(node.operatorToken.getText())) found.push(`${file}: **`);
			if (!ts.isIdentifier(node) || !(node.text === 'Math' || outside.has(node.text))) return;
			const { parent } = node;
			const isKey = (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
			const symbol = ts.isShorthandPropertyAssignment(parent)
				? checker.getShorthandAssignmentValueSymbol(parent)
				: checker.getSymbolAtLocation(node);
			if (isKey || ts.isTypeNode(parent) || symbol?.declarations?.length) return;
			if (node.text !== 'Math') found.push(`${file}: ${node.text}`);
			else if (!ts.isPropertyAccessExpression(parent)) found.push(`${file}: Math by itself`);
			else if (!exact.has(parent.name.text)) found.push(`${file}: Math.${parent.name.text}`);
		});
	}
	return found;
}

describe('the tools of this test see what they look for', () => {
	test('imports of every kind', () => {
		const text = [
			"import a from './a.ts';",
			"import type { B } from '../b.ts';",
			"import { type C, type D } from 'c/d';",
			"import { type E, f } from '@e/f/g';",
			"export * from './h.ts';",
			"const i = () => import('./i.ts');",
			"new Worker(new URL('./j.ts', import.meta.url));",
			"import './k.css';",
		].join('\n');
		expect(importsOf('src/x/y.ts', text)).toEqual([
			{ to: 'src/x/a.ts', typeOnly: false },
			{ to: 'src/b.ts', typeOnly: true },
			{ to: 'c/d', typeOnly: true },
			{ to: '@e/f/g', typeOnly: false },
			{ to: 'src/x/h.ts', typeOnly: false },
			{ to: 'src/x/i.ts', typeOnly: false },
			{ to: 'src/x/j.ts', typeOnly: false },
			{ to: 'src/x/k.css', typeOnly: false },
		]);
		expect(packageOf('@e/f/g')).toBe('@e/f');
		expect(importsOf('src/x/y.astro', "---\nimport Z from '../z.astro';\n---\n<Z />")).toEqual([
			{ to: 'src/z.astro', typeOnly: false },
		]);
	});

	test.each([
		['Math.exp(1)', ['x.ts: Math.exp']],
		['Math.random()', ['x.ts: Math.random']],
		['const { sin } = Math', ['x.ts: Math by itself']],
		["Math['exp'](1)", ['x.ts: Math by itself']],
		['2 ** 3', ['x.ts: **']],
		['let a = 2; a **= 3', ['x.ts: **']],
		['document.title', ['x.ts: document']],
		['const a = { now: performance.now() }', ['x.ts: performance']],
		['new Date()', ['x.ts: Date']],
		['const a = { Date }', ['x.ts: Date']],
		['globalThis.Date', ['x.ts: globalThis']],
		['const window = 20; window + 1', []],
		['const f = (window: string) => window', []],
		['const a = { window: 3 }; a.window', []],
		['Math.sqrt(2) + Math.PI + Math.fround(1)', []],
	])('%s', (text, found) => {
		expect(impurities({ 'x.ts': text })).toEqual(found);
	});
});

describe('the engine', () => {
	test('is there', () => {
		expect(engine).toContain('src/engine/index.ts');
		expect(engine.length).toBeGreaterThan(30);
	});

	test('imports nothing above it', () => {
		const above = engine.flatMap(file =>
			importsOf(file)
				.filter(({ to }) => isOurs({ to, typeOnly: false }) && !to.startsWith('src/engine/'))
				.map(({ to }) => `${file} → ${to}`),
		);
		expect(above).toEqual([]);
	});

	test('uses libraries for analysis and hashing only, from a short list', () => {
		const allowed = ['fft.js'];
		const used = engine.flatMap(file =>
			importsOf(file)
				.filter(i => !isOurs(i))
				.map(({ to }) => ({ file, library: packageOf(to) })),
		);
		const wrong = used.filter(
			({ file, library }) =>
				!allowed.includes(library) || !(file.startsWith('src/engine/analysis/') || file === 'src/engine/digest.ts'),
		);
		expect(wrong).toEqual([]);
		expect([...new Set(used.map(u => u.library))].sort()).toEqual([...allowed].sort());
	});

	test('computes with what is the same on every machine, and knows no page, clock or chance', () => {
		const files = engine.filter(file => file !== 'src/engine/worker/worker.ts');
		expect(impurities(Object.fromEntries(files.map(file => [file, read(file)])))).toEqual([]);
	});

	test('its worker takes from outside a thread and a clock, no more', () => {
		const file = 'src/engine/worker/worker.ts';
		expect(impurities({ [file]: read(file) }).sort()).toEqual([`${file}: performance`, `${file}: self`]);
	});
});

/** Imports that go against an arrow. */
const against = (from: RegExp, forbidden: (i: Import, file: string) => boolean): string[] =>
	code
		.filter(file => from.test(file))
		.flatMap(file =>
			importsOf(file)
				.filter(i => forbidden(i, file))
				.map(({ to }) => `${file} → ${to}`),
		);

describe('the arrows above the engine', () => {
	test('only the chart files import Chart.js', () => {
		const isChart = ({ to }: Import): boolean => packageOf(to) === 'chart.js';
		expect(against(/^(?!src\/components\/chart\/)/, isChart)).toEqual([]);
	});

	test('a figure is data: types of the engine, and the schema', () => {
		const allowed = ({ to, typeOnly }: Import): boolean =>
			to.startsWith('src/content/schemas/') || (typeOnly && to.startsWith('src/engine/'));
		expect(against(/^src\/content\/figures\/(?!index\.ts$)/, i => !allowed(i))).toEqual([]);
		// Their register holds figures and nothing else.
		const isFigure = ({ to }: Import): boolean => to.startsWith('src/content/figures/');
		expect(against(/^src\/content\/figures\/index\.ts$/, i => !allowed(i) && !isFigure(i))).toEqual([]);
	});

	test('nothing imports pages', () => {
		expect(against(/./, ({ to }) => to.startsWith('src/pages/'))).toEqual([]);
	});

	test('the library of the content stands below components; chapters may use them', () => {
		expect(against(/^src\/content\/.*\.tsx?$/, ({ to }) => to.startsWith('src/components/'))).toEqual([]);
	});

	test('schemas know the engine only', () => {
		const beside = /^src\/(engine|content\/schemas)\//;
		expect(against(/^src\/content\/schemas\//, i => isOurs(i) && !beside.test(i.to))).toEqual([]);
	});
});

test.each(['README.md', 'CONTRIBUTING.md'])('%s names files that are there', guide => {
	const named = [...read(guide).matchAll(/`((?:src|integrations|scripts|tests|public|bench)\/[\w./-]+)`/g)].map(
		m => m[1] as string,
	);
	expect(named.filter(path => !existsSync(join(root, path)))).toEqual([]);
	if (guide === 'CONTRIBUTING.md') expect(named.length).toBeGreaterThan(20);
});
