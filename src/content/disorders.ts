/** The disorders that the review speaks of, and how a claim or a title is known to be about one: by its words. */

export interface Disorder {
	id: string;
	name: string;
	words: RegExp;
	/** Sections of the review that are about it as a whole. */
	sections: readonly string[];
}

export const disorders: readonly Disorder[] = [
	{ id: 'autism', name: 'Autism', words: /autis|neurodevelopmental disorder/i, sections: ['3.2'] },
	{ id: 'adhd', name: 'ADHD', words: /ADHD|attention[- ]deficit/i, sections: [] },
	{ id: 'schizophrenia', name: 'Schizophrenia', words: /schizophreni|psychosis|hallucinat/i, sections: ['3.3'] },
	{ id: 'bipolar', name: 'Bipolar disorder', words: /bipolar|mania\b/i, sections: [] },
	{
		id: 'depression',
		name: 'Depression',
		words: /(?<!spreading |spreading cortical )depressi(?:on|ve)(?! and facilitation)/i,
		sections: [],
	},
	{ id: 'anxiety', name: 'Anxiety', words: /anxiety/i, sections: [] },
	{ id: 'epilepsy', name: 'Epilepsy', words: /epilep|seizure/i, sections: [] },
	{ id: 'migraine', name: 'Migraine', words: /migraine|spreading depression/i, sections: [] },
	{ id: 'alzheimers', name: 'Alzheimer’s disease and ageing', words: /alzheimer|\bageing|\baging/i, sections: [] },
	{ id: 'catatonia', name: 'Catatonia', words: /catatoni/i, sections: [] },
];

/** The disorders that a sentence, or a section of the review, is about. */
export const disordersIn = (text: string, section = ''): readonly Disorder[] =>
	disorders.filter(({ words, sections }) => sections.includes(section) || words.test(text));
