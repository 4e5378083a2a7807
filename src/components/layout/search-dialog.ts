/** The search over any page: the panel of the search page in a dialog, with the same script behind it. Loaded at the first Ctrl-K. */
import { startSearch } from './search.ts';

async function make(address: string): Promise<HTMLDialogElement> {
	const answer = await fetch(address);
	const panel = new DOMParser()
		.parseFromString(await answer.text(), 'text/html')
		.querySelector<HTMLElement>('[data-search-panel]');
	if (!panel) throw new Error('the search page has no panel');
	const dialog = document.createElement('dialog');
	dialog.className = 'search-over';
	dialog.setAttribute('aria-label', 'Search');
	dialog.append(panel);
	// A click on the dialog itself is one beside its panel.
	dialog.addEventListener('click', event => event.target === dialog && dialog.close());
	// A result on this very page is shown only once the dialog is gone.
	dialog.addEventListener('click', event => {
		const a = (event.target as Element).closest('a');
		if (a && a.pathname === location.pathname && a.hash) dialog.close();
	});
	document.body.append(dialog);
	startSearch(panel, false);
	return dialog;
}

let made: Promise<HTMLDialogElement> | undefined;

/** Opens the dialog; where the search page at `address` cannot be had, goes there, and the browser says why. */
export async function openSearch(address: string): Promise<void> {
	try {
		made ??= make(address);
		const dialog = await made;
		if (!dialog.open) dialog.showModal();
		const field = dialog.querySelector<HTMLInputElement>('[data-search-field]');
		field?.focus();
		field?.select();
	} catch {
		made = undefined;
		location.assign(address);
	}
}
