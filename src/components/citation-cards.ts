/** Style opens a citation's card on hover and focus; this closes it on Escape and keeps it inside the window. */
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

document.addEventListener('pointerover', place);
document.addEventListener('focusin', place);
document.addEventListener('keydown', event => {
	if (event.key !== 'Escape') return;
	for (const box of document.querySelectorAll('.has-card:hover, .has-card:focus-within')) {
		const card = cardOf(box);
		if (!card) continue;
		// Hiding the link that has the focus would lose it.
		if (card.contains(document.activeElement)) box.querySelector<HTMLElement>('.cite')?.focus();
		card.style.display = 'none';
	}
});
