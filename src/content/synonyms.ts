/**
 * Words of the field that mean the same. Where a text holds one of a row, the search finds it by each of them. A row is written as
 * readers type: small letters count as capitals do.
 */
export const synonyms: readonly (readonly string[])[] = [
	[
		'E/I',
		'E-I',
		'EI',
		'excitation/inhibition',
		'excitation-inhibition',
		'excitatory/inhibitory',
		'excitatory-inhibitory',
	],
	['PV', 'PV+', 'parvalbumin', 'parvalbumin-positive', 'basket cell'],
	['SST', 'SST+', 'SOM', 'somatostatin', 'Martinotti cell'],
	['VIP', 'vasoactive intestinal peptide'],
	['γ', 'gamma', 'gamma band', '40 Hz'],
	['θ', 'theta'],
	['α', 'alpha'],
	['β', 'beta'],
	['GABA', 'aminobutyric acid'],
	['GABA-A', 'GABAA', 'GABA_A', 'GABA A', 'GABA receptor'],
	['GABA-B', 'GABAB', 'GABA_B'],
	['NMDA', 'NMDAR', 'N-methyl-D-aspartate', 'NMDA receptor'],
	['AMPA', 'AMPAR'],
	['5-HT', '5HT', 'serotonin'],
	['dopamine', 'DA'],
	['ACh', 'acetylcholine'],
	[
		'ISN',
		'inhibition-stabilised network',
		'inhibition-stabilized network',
		'inhibition-stabilised',
		'inhibition-stabilized',
	],
	['LFP', 'local field potential', 'field potential'],
	['EEG', 'electroencephalogram'],
	['EPSC', 'excitatory postsynaptic current'],
	['IPSC', 'inhibitory postsynaptic current'],
	['TMS', 'transcranial magnetic stimulation'],
	['tDCS', 'transcranial direct current stimulation'],
	['SSRI', 'selective serotonin reuptake inhibitor'],
	['ASD', 'autism', 'autism spectrum', 'autistic'],
	['ADHD', 'attention deficit'],
	['seizure', 'epilepsy', 'epileptic', 'ictal', 'fit', 'fits'],
	['flash', 'flashing', 'flicker', 'photosensitive'],
	['interneuron', 'inhibitory cell', 'inhibitory neuron'],
	['oscillation', 'oscillate', 'rhythm', 'synchrony', 'synchronisation'],
	['too much excitation', 'over-activity', 'hyperactive', 'hyper-', 'hyperexcitable', 'hyperexcitability', 'runaway'],
	['too little excitation', 'hypoactive', 'hypo-active', 'hypoexcitable'],
	['LIF', 'integrate-and-fire', 'integrate and fire'],
];

const letter = String.raw`[\p{L}\p{N}_]`;
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
/** A word as it stands in a text: alone, in any case, with any kind of dash or space inside, and with a plural s. */
const pattern = (word: string) =>
	new RegExp(`(?<!${letter})${escaped(word).replace(/\\-|\s/g, '[-–‑\\s]')}(?!\\+)s?(?!${letter})`, 'iu');
const rows = synonyms.map(words => ({ words, patterns: words.map(pattern) }));

/** The other words for what a text speaks of, of which it holds none itself. */
export function otherWords(text: string): string[] {
	return rows.flatMap(({ words, patterns }) => {
		const held = patterns.map(p => p.test(text));
		return held.includes(true) ? words.filter((_, k) => !held[k]) : [];
	});
}
