/** The therapies that the review speaks of, in its order, each with the claim that is about it. Those without an explainer are still to come. */
export interface Therapy {
	/** The last part of the address of its explainer. */
	id: string;
	name: string;
	claim: string;
}

export const therapies: readonly Therapy[] = [
	{ id: 'benzodiazepines', name: 'Benzodiazepines', claim: '5.3a' },
	{ id: 'gaba-b-modulators', name: 'Modulators of GABA-B receptors', claim: '5.3b' },
	{ id: 'tonic-inhibition', name: 'Tonic inhibition', claim: '5.3b' },
	{ id: 'nmda-antagonists', name: 'Ketamine and memantine', claim: '5.3c' },
	{ id: 'antipsychotics', name: 'Antipsychotics', claim: '5.3d' },
	{ id: 'ssris', name: 'SSRIs', claim: '5.3d' },
	{ id: 'tms', name: 'Magnetic stimulation (TMS)', claim: '5.4a' },
	{ id: 'tdcs', name: 'Direct current (tDCS)', claim: '5.4a' },
	{ id: 'neurofeedback', name: 'Neurofeedback', claim: '5.4b' },
	{ id: 'ketogenic-diet', name: 'Ketogenic diet', claim: '5.4c' },
];
