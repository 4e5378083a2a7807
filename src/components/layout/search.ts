/**
 * The search, on its own page and in the dialog over any page. Pagefind's engine comes with the first question, never before. On the
 * page the address holds the question, so that a search can be linked to; an answer that arrives after a newer question is dropped.
 */
interface Hit {
	url: string;
	excerpt: string;
	meta: { title?: string; work?: string; within?: string };
	filters: { kind?: string[] };
}
interface Result {
	id: string;
	score: number;
	data(): Promise<Hit>;
}
interface Answer {
	results: Result[];
	totalFilters: { kind?: Record<string, number> };
	unfilteredResultCount: number;
}
interface Pagefind {
	options(options: object): Promise<void>;
	search(query: string | null, options: { filters: { kind?: string } }): Promise<Answer>;
	filters(): Promise<unknown>;
}

const AT_ONCE = 15;
const base = document.documentElement.dataset.base ?? '/';

/**
 * A title says what a text is about, a work's title what others wrote about; the other words for what a text says only help to find
 * it. Long sections of the chapters are not worse than the short records of the references.
 */
const ranking = {
	pageLength: 0.1,
	termSaturation: 2,
	metaWeights: { title: 6, work: 1, within: 0.5, also: 0.7 },
};

/** Words that make a question and name nothing. */
const FILLER =
	/^(a|about|an|and|are|be|by|can|could|do|does|for|from|has|have|how|i|if|in|is|it|me|my|of|on|or|should|that|the|there|these|this|to|was|what|when|where|which|who|why|will|with|you|your)$/i;
/** Texts write it in six ways, and the index knows each text that has one of them by this. */
const BALANCE = /excitat(?:ion|ory)\s?[-–/]\s?inhibit(?:ion|ory)/gi;
/** Letters of equations stand on many pages; a reader who asks for one alone means the rhythm or the receptor that is called by its name. */
const NAMED: Readonly<Record<string, string>> = { γ: 'gamma', θ: 'theta', α: 'alpha', β: 'beta' };
const wordsOf = (query: string) => {
	const words = query
		.replace(BALANCE, 'E/I')
		.replace(/\b(PV|SST|SOM|VIP)\+/gi, '$1')
		.replace(/[?!,;:"“”]/g, ' ')
		.trim()
		.split(/\s+/);
	const telling = words.filter(word => !FILLER.test(word));
	return (telling.length > 0 ? telling : words).map(word => NAMED[word.toLowerCase()] ?? word);
};

let engine: Promise<Pagefind> | undefined;
/** A browser remembers an import that failed under its address, so each further try has one of its own. */
let failures = 0;

function load(): Promise<Pagefind> {
	engine ??= import(/* @vite-ignore */ `${base}pagefind/pagefind.js${failures ? `?${failures}` : ''}`)
		.then(async (pagefind: Pagefind) => {
			await pagefind.options({ baseUrl: base, ranking });
			// Without this the counts of the kinds are empty at the first search.
			await pagefind.filters();
			return pagefind;
		})
		.catch(error => {
			engine = undefined;
			failures++;
			throw error;
		});
	return engine;
}

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
	// What is cut out of a longer text says so.
	const cut = p.textContent?.trim() ?? '';
	if (/^[\p{Ll}\d(]/u.test(cut)) p.prepend('… ');
	if (cut && !/[.?!][)”"]?$/.test(cut)) p.append(' …');
	return p;
}

function row({ url, meta, filters, excerpt: html }: Hit) {
	const title = meta.title ?? meta.work ?? url;
	const item = element('li');
	const body = element('div');
	const head = element('h2');
	head.append(link(title, url));
	body.append(head);
	if (meta.within) body.append(element('small', `in ${meta.within}`));
	body.append(excerpt(html, title));
	item.append(element('p', filters.kind?.[0] ?? 'Page', 'label'), body);
	return item;
}

/** What holds all the words; where nothing does, what holds some, those with most words first. */
async function find(query: string, chosen: string): Promise<Answer & { some?: boolean }> {
	const pagefind = await load();
	const filters = chosen ? { kind: chosen } : {};
	if (!query) return pagefind.search(null, { filters });
	const words = wordsOf(query);
	const all = await pagefind.search(words.join(' '), { filters });
	if (all.unfilteredResultCount > 0 || words.length < 2) return all;
	const held = new Map<string, Result & { words: number }>();
	for (const word of words) {
		for (const result of (await pagefind.search(word, { filters })).results) {
			const before = held.get(result.id);
			held.set(result.id, {
				...result,
				score: result.score + (before?.score ?? 0),
				words: 1 + (before?.words ?? 0),
			});
		}
	}
	const results = [...held.values()].sort((a, b) => b.words - a.words || b.score - a.score);
	return { results, totalFilters: {}, unfilteredResultCount: results.length, some: results.length > 0 };
}

/** Makes a panel of the search page work, there or in a dialog. */
function startSearch(panel: HTMLElement) {
	const ownPage = !panel.closest('dialog');
	const need = <T extends Element>(selector: string) => panel.querySelector<T>(selector)!;
	const form = need<HTMLFormElement>('[data-search-form]');
	const field = need<HTMLInputElement>('[data-search-field]');
	const status = need<HTMLElement>('[data-search-status]');
	const list = need<HTMLElement>('[data-search-hits]');
	const kinds = need<HTMLElement>('[data-search-kinds]');
	const more = need<HTMLButtonElement>('[data-search-more]');
	let asked = 0;
	let answer: Result[] = [];
	const kind = () => kinds.querySelector<HTMLInputElement>('input:checked')?.value ?? '';

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
		if (ownPage) {
			const address = new URL(location.href);
			for (const [name, value] of Object.entries({ q: query, kind: chosen })) {
				if (value) address.searchParams.set(name, value);
				else address.searchParams.delete(name);
			}
			history.replaceState(history.state, '', address);
		}
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
			const found = await find(query, chosen);
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
				found.some
					? `No text holds all of these words. ${n.toLocaleString('en')} ${n === 1 ? 'holds' : 'hold'} some${among}`
					: n > 0
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
	// The engine may come while the reader is still writing the word.
	for (const use of ['keydown', 'pointerdown'])
		field.addEventListener(use, () => void load().catch(() => {}), { once: true });
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

	// Escape empties the field, then leaves it. Arrows walk from the field through the titles and back; "/" leads back to the field.
	panel.addEventListener('keydown', event => {
		const target = event.target as Element;
		if (event.key === 'Escape' && target === field) {
			// In a dialog the second Escape is the browser's, and closes it.
			if (field.value) {
				event.preventDefault();
				field.value = '';
				clearTimeout(typing);
				void ask();
			} else if (ownPage) field.blur();
			return;
		}
		const inList = list.contains(target);
		if (event.key === '/' && inList) {
			event.preventDefault();
			field.focus();
			return;
		}
		const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
		if (!step || !(inList || target === field)) return;
		const titles = [...list.querySelectorAll<HTMLElement>('h2 a')];
		const at = inList ? titles.findIndex(title => target.closest('li')?.contains(title)) : -1;
		const to = at + step;
		if (to >= titles.length || to < -1) return;
		event.preventDefault();
		(to < 0 ? field : titles[to])?.focus();
	});

	if (!ownPage) {
		const dialog = panel.closest('dialog');
		const close = element('button', 'Close', 'btn quiet');
		close.type = 'button';
		close.addEventListener('click', () => dialog?.close());
		const head = element('div', undefined, 'over-head');
		head.append(element('p', 'Search everything', 'label'), close);
		panel.prepend(head);
		// A click on the dialog itself is one beside its panel; a result on this very page is seen only once the dialog is gone.
		dialog?.addEventListener('click', ({ target }) => {
			const a = (target as Element).closest('a');
			if (target === dialog || (a?.hash && a.pathname === location.pathname)) dialog.close();
		});
		if (field.value) void ask();
		return;
	}
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

	const slash = need<HTMLInputElement>('[data-search-slash]');
	try {
		slash.checked = localStorage.getItem('slash') !== 'off';
		slash.addEventListener('change', () => {
			if (slash.checked) localStorage.removeItem('slash');
			else localStorage.setItem('slash', 'off');
		});
	} catch {
		// Where nothing may be stored, the switch would not hold.
		slash.disabled = true;
	}
}

// The one in the page, or the one that chrome.ts has just put there.
startSearch(document.querySelector<HTMLElement>('[data-search-panel]')!);

export {};
