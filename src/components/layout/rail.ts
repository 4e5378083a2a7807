/** Marks in the rail of a chapter the section that is being read: the last one whose heading has passed the upper third of the window. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.rail a')];
const heads = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function mark() {
	const line = innerHeight / 3;
	const now = Math.max(
		0,
		heads.findLastIndex(head => head !== null && head.getBoundingClientRect().top < line),
	);
	links.forEach((link, k) => {
		if (k === now) link.setAttribute('aria-current', 'true');
		else link.removeAttribute('aria-current');
	});
}

let asked = false;
function later() {
	if (asked) return;
	asked = true;
	requestAnimationFrame(() => {
		asked = false;
		mark();
	});
}
addEventListener('scroll', later, { passive: true });
addEventListener('resize', later);
mark();

export {};
