/**
 * The code of a frame as it is now: with the state that the page's address holds and the theme that is chosen, complete where the build
 * did not know the public address. It is copied, and shown at work in a frame of this page, which loads when it is asked for.
 */
const part = <E extends HTMLElement>(name: string): E | null => document.querySelector<E>(`[data-embed-${name}]`);
const code = part('code');
if (code) {
	const text = code.textContent ?? '';
	const source = /src="([^"]+)"/.exec(text)?.[1] ?? '';
	const theme = part<HTMLSelectElement>('theme');
	const preview = part<HTMLDetailsElement>('preview');
	const place = preview?.querySelector('p');
	const says = part('says');
	const now = (): URL => {
		const url = new URL(source, location.origin);
		const state = location.search
			.slice(1)
			.split('&')
			.filter(each => each.startsWith(`${code.dataset.embedCode}=`));
		url.search = [...(theme?.value ? [`theme=${theme.value}`] : []), ...state].join('&');
		return url;
	};
	const write = (): void => {
		code.textContent = text.replace(source, now().href.replaceAll('&', '&amp;'));
	};
	const show = (): void => {
		write();
		if (!place) return;
		place.innerHTML = preview?.open ? (code.textContent ?? '') : '';
		// Of this host, whatever public address the code has.
		const frame = place.querySelector('iframe');
		if (frame) frame.src = now().pathname + now().search;
	};
	addEventListener('message', ({ data, source }) => {
		const frame = place?.querySelector('iframe');
		if (frame && source === frame.contentWindow) frame.height = String(data.height);
	});
	write();
	// Controls change the address without a word; whoever comes here to copy passes one of these.
	for (const event of ['pointerenter', 'focusin']) code.closest('div')?.addEventListener(event, write);
	theme?.addEventListener('change', show);
	preview?.addEventListener('toggle', show);
	part('copy')?.addEventListener('click', () => {
		const say = (words: string): void => {
			if (says) says.textContent = words;
		};
		const failed = (): void => say('It could not be copied; select it instead.');
		write();
		navigator.clipboard
			? navigator.clipboard.writeText(code.textContent ?? '').then(() => say('Copied.'), failed)
			: failed();
	});
}

export {};
