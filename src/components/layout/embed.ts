/**
 * The script of a figure in a frame. The address says whether it is light or dark, `?theme=dark`, else the system does: what a reader
 * chose on this site is not the choice of another. The page around hears how high the figure is, by a message
 * `{ type: 'ei-lens:height', id, height }`, in CSS pixels, whenever it changes; it holds nothing else.
 */
const root = document.documentElement;
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
else delete root.dataset.theme;
const redraw = () => document.dispatchEvent(new Event('themechange'));
redraw();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

const main = document.querySelector<HTMLElement>('[data-embed]');
if (main && parent !== window) {
	let told = 0;
	new ResizeObserver(() => {
		const height = Math.ceil(main.getBoundingClientRect().height);
		if (height === told) return;
		told = height;
		parent.postMessage({ type: 'ei-lens:height', id: main.dataset.embed, height }, '*');
	}).observe(main);
}

export {};
