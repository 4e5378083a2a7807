/** The script of every page: light or dark, Ctrl-K, a menu that closes. Everything else on a plain page is HTML and CSS. */
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

addEventListener('keydown', event => {
	if (event.key?.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
	event.preventDefault();
	const field = document.querySelector<HTMLInputElement>('[data-search-field]');
	if (field) {
		field.focus();
		field.select();
	} else document.querySelector<HTMLElement>('a[data-search]')?.click();
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
