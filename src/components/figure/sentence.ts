import type { Condition, Sentence } from '../../content/schemas/figure.ts';

type Numbers = Readonly<Record<string, number>>;
type Units = Readonly<Record<string, string>>;

/** '{run: measure | digits}' or '{run: measure | digits %}'. */
export const slot = /\{([^|}]+?)(?:\s*\|\s*(\d+)(\s*%)?)?\}/g;

/** A number for readers: a true minus sign, a thin gap before the unit, a dash where there is none. */
export function inWords(value: number, digits: number, unit: string, percent = false): string {
	if (!Number.isFinite(value)) return '–';
	const rounded = (percent ? value * 100 : value).toFixed(digits);
	const number = Number(rounded) === 0 ? rounded.replace('-', '') : rounded.replace('-', '−');
	if (percent) return `${number}\u00a0%`;
	return unit === '1' ? number : `${number}\u00a0${unit}`;
}

export function holds({ measure, above, atMost, absent }: Condition, numbers: Numbers): boolean {
	const value = numbers[measure] ?? Number.NaN;
	if (absent) return Number.isNaN(value);
	return (above === undefined || value > above) && (atMost === undefined || value <= atMost);
}

/** The sentences whose conditions hold, with their numbers. */
export function tell(sentences: readonly Sentence[], numbers: Numbers, units: Units): string {
	return sentences
		.filter(({ when = [] }) => when.every(condition => holds(condition, numbers)))
		.map(({ says }) =>
			says.replace(slot, (_, measure: string, digits = '0', percent?: string) =>
				inWords(
					numbers[measure.trim()] ?? Number.NaN,
					Number(digits),
					units[measure.trim()] ?? '1',
					percent !== undefined,
				),
			),
		)
		.join(' ');
}
