/**
 * The search page. Pagefind's engine comes with the first question, never before. The address holds the question, so that a
 * search can be linked to; an answer that arrives after a newer question is dropped.
 */
interface Hit {
	url: string;
	excerpt: string;
	meta: { title?: string; kind?: string };
	sub_results: { title: string; url: string }[];
}
interface Answer {
	results: { data(): Promise<Hit> }[];
	totalFilters: { kind?: Record<string, number> };
	unfilteredResultCount: number;
}
interface Pagefind {
	options(options: { baseUrl: string }): Promise<void>;
	search(query: string | null, options: { filters: { kind?: string } }): Promise<Answer>;
	filters(): Promise<unknown>;
}

const AT_ONCE = 15;
const base = document.documentElement.dataset.base ?? '/';
const need = <T extends Element>(selector: string) => document.querySelector<T>(selector)!;
const form = need<HTMLFormElement>('[data-search-form]');
const field = need<HTMLInputElement>('[data-search-field]');
const status = need<HTMLElement>('[data-search-status]');
const list = need<HTMLElement>('[data-search-hits]');
const kinds = need<HTMLElement>('[data-search-kinds]');
const more = need<HTMLButtonElement>('[data-search-more]');

let engine: Promise<Pagefind> | undefined;
let asked = 0;
let answer: Answer['results'] = [];

function load(): Promise<Pagefind> {
	engine ??= import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)
		.then(async (pagefind: Pagefind) => {
			await pagefind.options({ baseUrl: base });
			// Without this the counts of the kinds are empty at the first search.
			await pagefind.filters();
			return pagefind;
		})
		.catch(error => {
			engine = undefined;
			throw error;
		});
	return engine;
}

const kind = () => kinds.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
const element = <K extends keyof HTMLElementTagNameMap>(tag: K, text?: string, className?: string) => {
	const made = document.createElement(tag);
	if (text !== undefined) made.textContent = text;
	if (className) made.className = className;
	return made;
};

function link(text: string, url: string) {
	const a = element('a', text);
	a.href = url;
	return a;
}

/**
 * Pagefind's excerpt is HTML of our own pages with everything but <mark> escaped; it is taken apart, not trusted. A record's text
 * begins with its title, which stands above the excerpt already.
 */
function excerpt(html: string, title: string) {
	const p = element('p');
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	let skip = 0;
	if (title && body.textContent?.startsWith(title)) {
		const rest = body.textContent.slice(title.length);
		skip = title.length + (/^[\s.?!]*/.exec(rest)?.[0].length ?? 0);
	}
	for (const node of body.childNodes) {
		const whole = node.textContent ?? '';
		const text = whole.slice(skip);
		skip = Math.max(0, skip - whole.length);
		if (text) p.append(node.nodeName === 'MARK' ? element('mark', text) : text);
	}
	return p;
}

function row({ url, meta, excerpt: html, sub_results }: Hit) {
	const item = element('li');
	const body = element('div');
	const title = element('h2');
	title.append(link(meta.title ?? url, url));
	body.append(title, excerpt(html, meta.title ?? ''));
	const sections = sub_results.filter(sub => sub.url.includes('#')).slice(0, 3);
	if (sections.length > 0) {
		const ul = element('ul');
		for (const sub of sections) {
			const li = element('li');
			li.append(link(sub.title, sub.url));
			ul.append(li);
		}
		body.append(ul);
	}
	item.append(element('p', meta.kind ?? 'Page', 'label'), body);
	return item;
}

/** One radio button for each kind that was found, and one for all; the choice is kept while it is possible. */
function showKinds(counts: Record<string, number>, total: number, chosen: string) {
	const focused = kinds.contains(document.activeElement);
	const rows: [string, string, number][] = [['', 'All', total]];
	for (const name of Object.keys(counts).sort())
		if (counts[name] || name === chosen) rows.push([name, name, counts[name] ?? 0]);
	kinds.hidden = rows.length < 2;
	for (const old of kinds.querySelectorAll('label')) old.remove();
	for (const [value, name, count] of rows) {
		const label = element('label');
		const input = element('input');
		Object.assign(input, { type: 'radio', name: 'kind', value, checked: value === chosen });
		label.append(input, name, ' ', element('small', count.toLocaleString('en')));
		kinds.append(label);
		if (focused && value === chosen) input.focus();
	}
}

async function showMore(mine: number) {
	const next = answer.slice(list.childElementCount, list.childElementCount + AT_ONCE);
	const hits = await Promise.all(next.map(result => result.data()));
	if (mine !== asked) return;
	list.append(...hits.map(row));
	more.hidden = list.childElementCount >= answer.length;
}

const say = (text: string) => {
	if (status.textContent !== text) status.textContent = text;
};

async function ask(chosen = kind()) {
	const mine = ++asked;
	const query = field.value.trim();
	const address = new URL(location.href);
	for (const [name, value] of [
		['q', query],
		['kind', chosen],
	] as const) {
		if (value) address.searchParams.set(name, value);
		else address.searchParams.delete(name);
	}
	history.replaceState(history.state, '', address);
	if (!query && !chosen) {
		answer = [];
		list.replaceChildren();
		more.hidden = true;
		kinds.hidden = true;
		say('');
		return;
	}
	const slow = setTimeout(() => mine === asked && say('Looking …'), 400);
	try {
		const pagefind = await load();
		const found = await pagefind.search(query || null, { filters: chosen ? { kind: chosen } : {} });
		if (mine !== asked) return;
		const counts = found.totalFilters.kind ?? {};
		answer = found.results;
		list.replaceChildren();
		const all = query ? found.unfilteredResultCount : Object.values(counts).reduce((sum, n) => sum + n, 0);
		showKinds(counts, all, chosen);
		await showMore(mine);
		if (mine !== asked) return;
		const n = answer.length;
		const of = query ? ` for “${query}”` : '';
		const among = chosen ? ` of kind ${chosen}` : '';
		say(
			n > 0
				? `${n.toLocaleString('en')} ${n === 1 ? 'result' : 'results'}${of}${among}`
				: `Nothing found${of}${among}. ${chosen ? 'Try all kinds, or a' : 'Try a'} shorter word, a gene, a drug, an author.`,
		);
	} catch {
		if (mine !== asked) return;
		list.replaceChildren();
		more.hidden = true;
		kinds.hidden = true;
		say('The search index cannot be loaded. The lists of references and figures hold most of what it would find.');
	} finally {
		clearTimeout(slow);
	}
}

let typing: ReturnType<typeof setTimeout> | undefined;
field.addEventListener('input', () => {
	clearTimeout(typing);
	typing = setTimeout(() => ask(), 180);
});
// The engine may come while the reader is still thinking of the word.
field.addEventListener('focus', () => void load().catch(() => {}), { once: true });
form.addEventListener('submit', event => {
	event.preventDefault();
	clearTimeout(typing);
	void ask();
});
kinds.addEventListener('change', () => void ask());
more.addEventListener('click', async () => {
	const before = list.childElementCount;
	await showMore(asked);
	list.children[before]?.querySelector('a')?.focus();
});

// Arrows walk from the field through the titles and back; "/" in the list returns to the field.
form.closest<HTMLElement>('.needs-js')?.addEventListener('keydown', event => {
	const target = event.target as Element;
	const inList = list.contains(target);
	if (event.key === '/' && inList) {
		event.preventDefault();
		field.focus();
		return;
	}
	const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
	if (!step || !(inList || target === field)) return;
	const titles = [...list.querySelectorAll<HTMLElement>('h2 a')];
	const item = target.closest('li li')?.parentElement?.closest('li') ?? target.closest('li');
	const at = inList ? titles.findIndex(title => item?.contains(title)) : -1;
	const to = at + step;
	if (to >= titles.length || to < -1) return;
	event.preventDefault();
	(to < 0 ? field : titles[to])?.focus();
});

function readAddress() {
	const wanted = new URLSearchParams(location.search);
	field.value = wanted.get('q') ?? '';
	if (field.value || wanted.get('kind')) void ask(wanted.get('kind') ?? '');
	// On a phone the focus would raise the keyboard before anything could be read.
	else if (matchMedia('(pointer: fine)').matches) field.focus();
}
// A page that comes back from the browser's memory may hold the old text in the field.
addEventListener('pageshow', event => event.persisted && readAddress());
readAddress();

export {};
