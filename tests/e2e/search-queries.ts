/**
 * What a reader, a teacher and a patient may type, and the answers that are right: written down before the search was tuned.
 * An answer is an address, or the beginning of one. One of them must stand among the first three results.
 */
export interface Query {
	who: 'reader' | 'teacher' | 'patient';
	query: string;
	right: readonly string[];
}

const chapter = '/review/2-foundations/';
/** The sentence of a claim in its chapter, on its figure, or in the list of all claims. */
const claim = (id: string): string[] =>
	[chapter, '/figures/epilepsy/', '/claims/'].map(page => `${page}#claim-${id.replace('.', '-')}`);

export const queries: readonly Query[] = [
	{ who: 'reader', query: 'E/I', right: [chapter, '/glossary/#e-i-'] },
	{
		who: 'reader',
		query: 'GABA-A',
		right: [...claim('5.1d'), '/references/selten2018/', '/references/uzunova2016/', '/glossary/'],
	},
	{
		who: 'reader',
		query: 'NMDA',
		right: [
			chapter,
			'/glossary/#nmda-receptor',
			'/review/5-clinic-and-therapy/#s5-2',
			'/references/selten2018/',
			...claim('6.3b'),
			'/claims/#claim-',
		],
	},
	{
		who: 'reader',
		query: 'PV',
		right: ['/references/sohal2019/', '/references/selten2018/', '/claims/#claim-', '/glossary/'],
	},
	{
		who: 'reader',
		query: 'parvalbumin',
		right: ['/references/sohal2019/', '/references/selten2018/', '/claims/#claim-', '/glossary/'],
	},
	{
		who: 'reader',
		query: 'γ',
		right: ['/references/sohal2019/', '/claims/#claim-', '/glossary/', '/review/5-clinic-and-therapy/#s5-2'],
	},
	{ who: 'reader', query: 'gamma oscillation', right: ['/references/sohal2019/', '/claims/#claim-', '/glossary/'] },
	{
		who: 'reader',
		query: 'Wilson Cowan',
		right: ['/models/wilson-cowan/', '/figures/wilson-cowan-plane/', '/references/wilson1972/'],
	},
	{ who: 'reader', query: 'Vreeswijk', right: ['/references/vanvreeswijk1996/'] },
	{ who: 'reader', query: '10.1016/j.neuron.2009.02.005', right: ['/references/murphy2009/'] },
	{
		who: 'reader',
		query: 'inhibition stabilised network',
		right: ['/models/isn-pair/', '/references/tsodyks1997paradoxical/'],
	},
	{ who: 'teacher', query: 'one spike', right: ['/figures/one-spike-chaos/', ...claim('2.3d')] },
	{ who: 'teacher', query: 'what is inhibition', right: [chapter, '/glossary/'] },
	{ who: 'teacher', query: 'can I cite a figure', right: ['/about/#cite'] },
	{ who: 'teacher', query: 'how are the models checked', right: ['/about/#models', '/about/verification/#checks'] },
	{
		who: 'reader',
		query: 'verification of the models',
		right: ['/about/verification/', '/about/verification/#models'],
	},
	{
		who: 'patient',
		query: 'seizure',
		right: ['/figures/epilepsy/', '/figures/seizure-', '/models/epileptor/', '/about/#safety'],
	},
	{
		who: 'patient',
		query: 'too much excitation',
		right: [chapter, '/figures/epilepsy/', ...claim('2.1c'), '/review/6-concepts/#s6-1'],
	},
	{ who: 'patient', query: 'is this medical advice', right: ['/about/#limits', '/about/#disclaimer'] },
	{ who: 'patient', query: 'flashing', right: ['/about/#safety'] },
	{
		who: 'patient',
		query: 'autism',
		right: [
			'/review/3-imbalance-in-disorders/#s3-2',
			'/references/uzunova2016/',
			'/references/canitano2017/',
			'/references/gao2015/',
			'/claims/#claim-',
			'/disorders/autism/',
		],
	},
];
