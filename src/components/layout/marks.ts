/**
 * The drawings of every small mark, each in a square of 20. E is pointed, I is round; verdicts differ in weight, evidence in
 * direction, conditions in filling: a mark is never told by its colour. `--knock` is what shows through a full mark.
 */
const knock = 'var(--knock,var(--paper))';
const line = (d: string, width = 1.8) => `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}"/>`;
const full = (d: string) => `<path d="${d}" fill="currentColor"/>`;
const ring = (more = '') => `<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"${more}/>`;
const dot = (x: number) => `<circle cx="${x}" cy="10" r="1.8" fill="currentColor"/>`;

export const marks = {
	// Cells
	'k-e': '<path d="M3 2l15 8-15 8z" fill="var(--e)"/>',
	'k-i': '<circle cx="10" cy="10" r="7.5" fill="var(--i)"/>',
	'k-pv': '<circle cx="10" cy="10" r="7" fill="var(--pv)"/>',
	'k-sst': '<path d="M3.5 3.5h13v13h-13z" fill="var(--sst)"/>',
	'k-vip': '<path d="M10 1.5l8.5 8.5-8.5 8.5L1.5 10z" fill="var(--vip)"/>',
	// Conditions of a model
	'c-healthy': '<circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="2"/>',
	'c-altered': full('M10 1.5L18.5 10 10 18.5 1.5 10z'),
	'c-treated': `<path d="M3 3h14v14H3z" fill="none" stroke="currentColor" stroke-width="2"/>${full('M3 17L17 3v14z')}`,
	// What a model says of a claim
	'v-shows': `<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="M5.6 10.4l3 3 5.8-6.4" fill="none" stroke="${knock}" stroke-width="2.1"/>`,
	'v-qualifies': `${ring()}${full('M10 2a8 8 0 0 0 0 16z')}`,
	'v-contradicts': `<rect x="1.5" y="1.5" width="17" height="17" rx="2" fill="currentColor"/><path d="M6 6l8 8M14 6l-8 8" fill="none" stroke="${knock}" stroke-width="2.2"/>`,
	'v-not-modelled': ring(' stroke-dasharray="2.6 2.43"'),
	'v-not-built': line('M5 10h10', 2),
	// How the evidence stands
	'x-consensus': line('M2 5h13M2 10h13M2 15h13M13 2.5l4 2.5-4 2.5M13 7.5l4 2.5-4 2.5M13 12.5l4 2.5-4 2.5', 1.7),
	'x-contested': line('M1.5 6.5H14M11 3l4 3.5L11 10M18.5 13.5H6M9 10l-4 3.5L9 17'),
	'x-contradicted': line('M2 10h6M5.5 7l3 3-3 3M18 10h-6M14.5 7l-3 3 3 3M10 2v16'),
	'x-unclear': dot(3.5) + dot(10) + dot(16.5),
	// The interface
	'g-words': `${line('M2 3h16v11H9l-4.5 4v-4H2z', 1.7)}${line('M5.5 7h9M5.5 10.2h6', 1.5)}`,
	'g-info': line('M2 10a8 8 0 1 0 16 0a8 8 0 1 0-16 0M10 9v5.5M10 5.4v1.8'),
	'g-warn': line('M2 10a8 8 0 1 0 16 0a8 8 0 1 0-16 0M10 5.5v5.5M10 13v1.8'),
	'g-find': `<circle cx="8.5" cy="8.5" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/>${line('M13 13l5 5')}`,
	'g-theme': `<circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="1.7"/>${full('M10 2.5a7.5 7.5 0 0 1 0 15z')}`,
	'g-menu': line('M2 5h16M2 10h16M2 15h16'),
	'g-reset': line('M4 4v4h4M4.6 8A7 7 0 1 1 3 11', 1.7),
	'g-undo': line('M7.5 3.5L3 8l4.5 4.5M3 8h8.5a5 5 0 0 1 0 10H7', 1.7),
	'g-play': full('M5 3l12 7-12 7z'),
	'g-pause': full('M5 3.5h3.5v13H5zM11.5 3.5H15v13h-3.5z'),
	'g-step': full('M4 3l9 7-9 7zM14 3.5h2.5v13H14z'),
	'g-next': line('M3 10h13M11 4.5l5.5 5.5-5.5 5.5'),
	'g-back': line('M17 10H4M9 4.5L3.5 10 9 15.5'),
	'g-close': line('M4 4l12 12M16 4L4 16'),
	'g-down': line('M10 2v11M5.5 9l4.5 4.5L14.5 9M3 17.5h14'),
	'g-copy': line('M7 7h10v10H7zM13 7V3H3v10h4', 1.7),
} as const;

/** The name of a mark, as in `<Icon name="v-shows" />` and `<use href="#v-shows" />`. */
export type Mark = keyof typeof marks;
