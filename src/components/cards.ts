/**
 * The cards of citations and terms. Style opens a card on hover and focus; this closes it on Escape, keeps it inside the window and,
 * where there is no hover, opens it on the first tap and lets the second one follow the link.
 */
const holder = (target: EventTarget | null) =>
	target instanceof Element ? target.closest<HTMLElement>('.has-card') : null;
const cardOf = (element: Element) => element.querySelector<HTMLElement>(':scope > .card');

function place(event: Event) {
	const box = holder(event.target);
	const card = box && cardOf(box);
	if (!box || !card || (event instanceof PointerEvent && box.contains(event.relatedTarget as Node | null))) return;
	card.style.display = '';
	card.style.translate = '';
	const { left, right } = card.getBoundingClientRect();
	const room = document.documentElement.clientWidth - 8;
	if (right > room && left > 0) card.style.translate = `${Math.max(room - right, 8 - left)}px 0`;
}

/** The link that the last finger or pen opened the card of, and not yet followed. */
let tapped: Element | undefined;
let byTouch = false;

document.addEventListener('pointerover', place);
document.addEventListener('focusin', place);
document.addEventListener('pointerdown', event => {
	byTouch = event.pointerType !== 'mouse';
});
document.addEventListener('click', event => {
	const box = holder(event.target);
	const link = box?.querySelector(':scope > a');
	const onLink = link?.contains(event.target as Node);
	if (onLink && byTouch && event.detail > 0 && tapped !== link) {
		event.preventDefault();
		tapped = link ?? undefined;
		(link as HTMLElement).focus();
	} else if (!box && tapped) {
		tapped = undefined;
		(document.activeElement as HTMLElement | null)?.blur();
	}
});
document.addEventListener('keydown', event => {
	if (event.key !== 'Escape') return;
	tapped = undefined;
	for (const box of document.querySelectorAll('.has-card:hover, .has-card:focus-within')) {
		const card = cardOf(box);
		if (!card) continue;
		// Hiding the link that has the focus would lose it.
		if (card.contains(document.activeElement)) box.querySelector<HTMLElement>(':scope > a')?.focus();
		card.style.display = 'none';
	}
});
