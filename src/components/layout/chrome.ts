/** The script of every page: light or dark, the search by keyboard, a menu that closes, a copy to read offline. Everything else on a plain page is HTML and CSS. */
const root = document.documentElement;
const wish = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : wish.matches);
const button = document.querySelector<HTMLElement>('[data-theme-switch]');
const says = document.querySelector('[data-theme-says]');

/** Pictures drawn on a canvas listen for `themechange` on the document and draw again. */
function changed() {
	if (says) says.textContent = isDark() ? 'Switch to light' : 'Switch to dark';
	document.dispatchEvent(new Event('themechange'));
}
changed();
wish.addEventListener('change', changed);
button?.addEventListener('click', () => {
	const theme = isDark() ? 'light' : 'dark';
	root.dataset.theme = theme;
	try {
		localStorage.setItem('theme', theme);
	} catch {
		// Storage may be forbidden; the choice then lasts as long as the page.
	}
	changed();
});
// The same site in another tab
addEventListener('storage', event => {
	if (event.key !== 'theme') return;
	if (event.newValue) root.dataset.theme = event.newValue;
	else delete root.dataset.theme;
	changed();
});

/**
 * The panel of the search page, in a dialog over this one, with the script of that page: fetched when it is first asked for. An
 * import by name would do the same, but then this script could not stand in the page, and its first words would wait for it.
 */
async function searchOver(address: string): Promise<HTMLDialogElement> {
	const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
	const dialog = document.createElement('dialog');
	dialog.className = 'search-over';
	dialog.ariaLabel = 'Search';
	dialog.append(page.querySelector('[data-search-panel]')!);
	document.body.append(dialog);
	// What is typed while the script is on its way stays in the field, and is looked for.
	show(dialog);
	for (const { src } of page.scripts) if (src) await import(/* @vite-ignore */ src);
	return dialog;
}
function show(within: HTMLElement) {
	if (within instanceof HTMLDialogElement && !within.open) within.showModal();
	const field = within.querySelector<HTMLInputElement>('[data-search-field]');
	field?.focus();
	field?.select();
}
let over: Promise<HTMLDialogElement> | undefined;

// Ctrl-K and "/" open the search. A shortcut of one letter can be switched off, on the search page (WCAG 2.1.4).
const typing = 'input:not([type=range],[type=radio],[type=checkbox]), textarea, select, [contenteditable]';
const slash = () => {
	try {
		return localStorage.getItem('slash') !== 'off';
	} catch {
		return true;
	}
};
addEventListener('keydown', event => {
	const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
	const command = ctrlKey || metaKey;
	const wanted =
		command && !shiftKey && !altKey
			? key?.toLowerCase() === 'k'
			: key === '/' && !command && !altKey && slash() && !(target instanceof Element && target.closest(typing));
	const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
	if (!wanted || event.defaultPrevented || !link) return;
	event.preventDefault();
	const main = document.querySelector<HTMLElement>('main')!;
	if (main.querySelector('[data-search-field]')) show(main);
	else if (over) over.then(show);
	else {
		over = searchOver(link.href);
		over.catch(() => link.click());
	}
});

const menu = document.querySelector<HTMLDetailsElement>('.menu');
if (menu) {
	const shut = (event: Event) => {
		if (!menu.open || (event.target instanceof Node && menu.contains(event.target))) return;
		menu.open = false;
	};
	addEventListener('pointerdown', shut);
	addEventListener('focusin', shut);
	menu.addEventListener('keydown', event => {
		if (event.key !== 'Escape' || !menu.open) return;
		menu.open = false;
		menu.querySelector('summary')?.focus();
	});
}

// After the page has loaded and rests, a copy of the site is kept for reading without a network: not for readers who save data, and
// not while the site is being written, when a copy would hide the changes.
addEventListener('load', () => {
	const { connection } = navigator as { connection?: { saveData?: boolean } };
	if (import.meta.env.DEV || !isSecureContext || !navigator.serviceWorker || connection?.saveData) return;
	const { serviceWorker } = navigator;
	// Where storage is full or forbidden, the site goes on needing its network.
	const keep = () => serviceWorker.register(`${root.dataset.base}sw.js`).catch(() => {});
	if ('requestIdleCallback' in window) requestIdleCallback(keep, { timeout: 5000 });
	else setTimeout(keep, 2000);
});
