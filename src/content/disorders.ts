/** The disorders that the review speaks of, and how a claim or a title is known to be about one: by its words. */

import type { Place } from './schemas/explainer.ts';

export interface Disorder {
	id: string;
	name: string;
	words: RegExp;
	/** Sections of the review that are about it as a whole. */
	sections: readonly string[];
	/** Where the review puts it on its one line; several where it says several things, none where it does not place it. */
	places: readonly Place[];
	/** Said on the map, where the places ask for it. */
	remark?: string;
}

export const disorders: readonly Disorder[] = [
	{
		id: 'autism',
		name: 'Autism',
		words: /autis|neurodevelopmental disorder/i,
		sections: ['3.2'],
		places: [
			{ side: 'excitation', section: '5', as: 'inhibition falls short' },
			{ side: 'excitation', section: '6.1', as: 'too much excitability' },
		],
	},
	{
		id: 'adhd',
		name: 'ADHD',
		words: /ADHD|attention[- ]deficit/i,
		sections: [],
		places: [],
		remark:
			'The review gives ADHD the same substrate and speaks of disturbed gain and noise; it names no end of the line.',
	},
	{
		id: 'schizophrenia',
		name: 'Schizophrenia',
		words: /schizophreni|psychosis|hallucinat/i,
		sections: ['3.3'],
		places: [{ side: 'excitation', section: '5', as: 'inhibition falls short' }],
	},
	{
		id: 'bipolar',
		name: 'Bipolar disorder',
		words: /bipolar|mania\b/i,
		sections: [],
		places: [],
		remark:
			'The review speaks of a basin in which a network is caught, and of weak gamma rhythms; it names no end of the line.',
	},
	{
		id: 'depression',
		name: 'Depression',
		words: /(?<!spreading |spreading cortical )depressi(?:on|ve)(?! and facilitation)/i,
		sections: [],
		places: [
			{ side: 'inhibition', section: '4.5', as: 'raised inhibitory tone' },
			{ side: 'excitation', section: '5.1', as: 'too much glutamate for too long' },
			{ side: 'inhibition', section: '6.1', as: 'too much inhibition' },
		],
		remark:
			'Depression stands at both ends, because the review says both: sections 4.5 and 6.1 put it where inhibition is too strong, section 5.1 where glutamate drives too hard. It does not say that it says two things.',
	},
	{
		id: 'anxiety',
		name: 'Anxiety',
		words: /anxiety/i,
		sections: [],
		places: [{ side: 'excitation', section: '5', as: 'inhibition falls short' }],
	},
	{
		id: 'epilepsy',
		name: 'Epilepsy',
		words: /epilep|seizure/i,
		sections: [],
		places: [
			{ side: 'excitation', section: '5', as: 'excitation runs high' },
			{ side: 'excitation', section: '6.1', as: 'too much excitability' },
		],
	},
	{
		id: 'migraine',
		name: 'Migraine',
		words: /migraine|spreading depression/i,
		sections: [],
		places: [{ side: 'excitation', section: '5', as: 'excitation runs high' }],
	},
	{
		id: 'alzheimers',
		name: 'Alzheimer’s disease and ageing',
		words: /alzheimer|\bageing|\baging/i,
		sections: [],
		places: [{ side: 'excitation', section: '4.5', as: 'failing inhibition adds to overactivity' }],
	},
	{
		id: 'catatonia',
		name: 'Catatonia',
		words: /catatoni/i,
		sections: [],
		places: [{ side: 'inhibition', section: '6.1', as: 'too much inhibition' }],
		remark:
			'A drug that strengthens inhibition often relieves catatonia quickly, which is the opposite of what this place suggests.',
	},
];

/** The disorders that a sentence, or a section of the review, is about. */
export const disordersIn = (text: string, section = ''): readonly Disorder[] =>
	disorders.filter(({ words, sections }) => sections.includes(section) || words.test(text));
