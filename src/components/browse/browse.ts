/**
 * Narrows and sorts the list of a `<Browse>`. Values of one facet widen, facets narrow: listed or cited, and of chapter 3. What is chosen
 * stands in the address, so that a selection can be linked to.
 */
for (const root of document.querySelectorAll<HTMLElement>('[data-browse]')) {
	const one = <T extends Element>(selector: string) => root.querySelector<T>(selector)!;
	const field = one<HTMLInputElement>('input[name="q"]');
	const filters = one<HTMLElement>('[data-browse-filters]');
	const opener = one<HTMLButtonElement>('[data-browse-open]');
	const status = one<HTMLElement>('[data-browse-status]');
	const reset = one<HTMLButtonElement>('[data-browse-reset]');
	const list = one<HTMLElement>('[data-browse-list]');
	const boxes = [...filters.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
	const years = [...filters.querySelectorAll<HTMLInputElement>('input[type="number"]')];
	const sorts = [...root.querySelectorAll<HTMLButtonElement>('[data-browse-sorts] button')];
	const names = [...new Set(boxes.map(box => box.name))];

	/** Without accents, case and kinds of dash: "González" is found by "gonzalez", "E–I" by "e-i". */
	const plain = (text: string) =>
		text
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.replace(/[‐-―−]/g, '-')
			.toLowerCase();
	const items = [...list.querySelectorAll<HTMLElement>('[data-item]')].map((element, at) => ({
		element,
		at,
		text: plain(element.textContent ?? ''),
	}));
	const compare = new Intl.Collator('en', { numeric: true }).compare;

	function show() {
		const words = plain(field.value).split(/\s+/).filter(Boolean);
		const chosen = names.map(name => ({
			name,
			values: boxes.filter(box => box.name === name && box.checked).map(box => box.value),
		}));
		const [from, to] = years.map(input =>
			input.value && Number.isFinite(input.valueAsNumber) ? input.valueAsNumber : undefined,
		);
		let n = 0;
		for (const { element, text } of items) {
			const has = (name: string) => (element.dataset[name] ?? '').split(' ');
			const year = Number(element.dataset.year);
			const fits =
				words.every(word => text.includes(word)) &&
				chosen.every(({ name, values }) => values.length === 0 || values.some(value => has(name).includes(value))) &&
				!(from !== undefined && year < from) &&
				!(to !== undefined && year > to);
			element.hidden = !fits;
			if (fits) n++;
		}
		const narrowed = n < items.length;
		const { one: single = '', many = '' } = root.dataset;
		const matching = field.value.trim() ? ` with “${field.value.trim()}”` : '';
		status.textContent = narrowed
			? n === 0
				? `None of ${items.length} ${many}${matching} fits. Take a filter away, or try a shorter word.`
				: `${n} of ${items.length} ${n === 1 && items.length === 1 ? single : many}${matching}`
			: `${items.length} ${many}`;
		reset.hidden = !(narrowed || boxes.some(box => box.checked));
		write();
	}

	function sort(button: HTMLButtonElement) {
		const { key = '', falling } = button.dataset;
		const value = (element: HTMLElement) => element.getAttribute(`data-sort-${key}`) ?? '';
		const turn = falling === undefined ? 1 : -1;
		for (const other of sorts) other.setAttribute('aria-pressed', String(other === button));
		const ordered = [...items].sort((a, b) => turn * compare(value(a.element), value(b.element)) || a.at - b.at);
		list.append(...ordered.map(({ element }) => element));
	}

	const sorted = () => sorts.findIndex(button => button.getAttribute('aria-pressed') === 'true');

	function write() {
		const query = new URLSearchParams();
		if (field.value.trim()) query.set('q', field.value.trim());
		for (const box of boxes) if (box.checked) query.append(box.name, box.value);
		for (const input of years) if (input.value) query.set(input.name, input.value);
		if (sorted() > 0) query.set('sort', sorts[sorted()]?.dataset.key ?? '');
		const text = query.toString();
		history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
	}

	function read() {
		const query = new URLSearchParams(location.search);
		field.value = query.get('q') ?? '';
		for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
		for (const input of years) input.value = query.get(input.name) ?? '';
		for (const input of [...boxes, ...years])
			if (input.type === 'checkbox' ? input.checked : input.value) input.closest('details')?.setAttribute('open', '');
		const button = sorts.find(({ dataset }) => dataset.key === query.get('sort'));
		if (button) sort(button);
		if (location.search) show();
		// A link to one item shows it, whatever was chosen.
		const item = document
			.getElementById(decodeURIComponent(location.hash.slice(1)))
			?.closest<HTMLElement>('[data-item]');
		if (item?.hidden) {
			item.hidden = false;
			item.scrollIntoView();
		}
	}

	let typing: ReturnType<typeof setTimeout> | undefined;
	field.addEventListener('input', () => {
		clearTimeout(typing);
		typing = setTimeout(show, 120);
	});
	filters.addEventListener('change', show);
	for (const button of sorts) {
		button.addEventListener('click', () => {
			sort(button);
			write();
		});
	}
	opener.addEventListener('click', () => {
		const open = filters.classList.toggle('open');
		opener.setAttribute('aria-expanded', String(open));
	});
	reset.addEventListener('click', () => {
		field.value = '';
		for (const box of boxes) box.checked = false;
		for (const input of years) input.value = '';
		show();
		field.focus();
	});
	addEventListener('hashchange', read);
	addEventListener('pageshow', event => event.persisted && read());
	read();
}

export {};
