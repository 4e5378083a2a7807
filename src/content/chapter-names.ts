/** The review's chapters by the first figure of a section's number, as filters and ledgers name them. */
export const chapterNames: readonly (readonly [number: string, title: string])[] = [
	['1', 'Introduction'],
	['2', 'Foundations'],
	['3', 'Development and psychiatry'],
	['4', 'Plasticity'],
	['5', 'Clinic and therapy'],
	['6', 'Concepts'],
	['7', 'Conclusion'],
];
