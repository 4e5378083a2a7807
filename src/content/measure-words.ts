/** What a measure of the engine is called in a table: 'meanRate E 200..2200' is "mean rate of E, 200–2200 ms". */
import type { Expectation, Model } from '../engine/index.ts';
import { momentInWords } from './time-units.ts';

const names: Readonly<Record<string, string>> = {
	meanRate: 'mean rate',
	rateFalls: 'share of windows with a lower rate than the one before, windows in ms',
	cvIsi: 'CV of the intervals between spikes',
	cvOfOne: 'CV of the intervals between spikes',
	blockMean: 'mean at the end in one of so many equal parts, the part and their number being',
	blockPeak: 'part with the greatest mean at the end, of so many equal ones:',
	likeness: 'rank correlation of the means at the end in equal parts, of which there are',
	populationCv: 'swing of the population’s rate, over its mean',
	ratePeak: 'strongest rhythm of the rate',
	fanoFactor: 'Fano factor of the counts',
	bandPower: 'power between these Hz,',
	relativePower: 'power, over the square of the mean, between these Hz,',
	spectralSlope: 'slope of the spectrum between these Hz,',
	straying: 'standard deviation around a straight line',
	autocorrelation: 'correlation with itself, so many ms later,',
	bandPeak: 'strongest rhythm between these Hz,',
	synchrony: 'swing of the population’s rate in 5 ms, over its mean',
	burstShare: 'share of time in bursts',
	spikeDistance: 'share of spikes that differ, after',
	divergence: 'time to part',
	choice: 'share of decisions for the first, from',
	choiceError: 'standard error of the share of decisions for the first, from',
	decisionTime: 'mean time to decide from',
	decisionSpread: 'spread of the time to decide from',
	errorDelay: 'how much longer errors take, from',
	opensFirst: 'share of decisions for the first, by the gate that is the first so wide, since',
	openingTime: 'median time until a gate is so wide, since',
	openingCv: 'spread over mean of the time until a gate is so wide, since',
	pushed: 'lasting change after',
	ahead: 'share of trials in which the first is ahead at the end',
	remembered: 'share of trials that remember, since',
	heldRate: 'rate while remembering, since',
	waveSpeed: 'speed of the front at this level, between two places in mm,',
	crest: 'greatest value, at this place in mm,',
	recovery: 'time above this level, at this place in mm,',
	affected: 'share of the tissue that ever reaches',
	undecided: 'share of runs without a choice after',
	commitTime: 'time to choose, at most to the end of the run, from',
	winnerRate: 'rate of the winner',
	loserRate: 'rate of the loser',
	bump: 'share of runs with a bump above',
	bumpRate: 'highest rate in the bump',
	bumpWidth: 'width of the bump at half its height',
	bumpShift: 'shift of the bump, in degrees, from',
	bumpError: 'square of the shift, as a chord, in degrees, from',
	outside: 'share of time outside the levels',
	climb: 'twice the height of the lowest way out of the valley of this place, over the square of the noise,',
	switches: 'changes of side through the levels',
	theoryRate: 'rate by mean-field theory',
	avalanches: 'number of avalanches',
	avalancheSize: 'mean size of avalanches',
	sizeExponent: 'exponent of the sizes between',
	durationExponent: 'exponent of the durations between',
	sizeByDuration: 'growth of the size with the duration between',
	branchingRatio: 'branching ratio from one step to the next',
	multistepRatio: 'branching ratio by multistep regression over',
	edgeDistance: 'distance from a branching ratio of one, by multistep regression over',
	excursions: 'number of excursions above half of the median, in bins of so many ms,',
	kappa: 'kappa of the excursions above half of the median, in bins of so many ms,',
	factor: 'slope of later over earlier values of',
	offset: 'where the line of later over earlier values begins, of',
	factorSpread: 'spread of the logarithms of later over earlier values of',
	logSpread: 'spread of the logarithms of',
	meanRatio: 'mean over that of an earlier window',
	dynamicRange: 'dynamic range over',
	mean: 'mean',
	min: 'lowest',
	max: 'highest',
	swing: 'highest less lowest',
	sd: 'standard deviation',
	cv: 'standard deviation over mean',
	final: 'last value',
	at: 'value at',
	period: 'period',
	frequency: 'frequency',
	peakFrequency: 'frequency of the spectrum’s peak',
	rises: 'rises a second through',
	powerShare: 'share of power, between these Hz,',
	change: 'lasting change after',
	peakChange: 'first peak of the change after',
	peakDelay: 'delay of that peak after',
	returnDelay: 'time until the change turns its sign after',
	seizures: 'seizures',
	ictalShare: 'share of time in seizures',
	seizureLength: 'length of a seizure',
	fixedPoints: 'number of fixed points',
	stablePoints: 'number of stable points',
	fixedPoint: 'fixed point',
	eigenvalue: 'eigenvalue',
	growthAlone: 'growth without inhibition',
	hopf: 'where the rhythm begins, in',
	onset: 'where it begins, in',
};

const window = /^(-?[\d.]+)\.\.(-?[\d.]+)$/;
/** How far on a ring cells are taken together, degrees. */
const reach = /^±[\d.]+$/;

/** In words, observables and parameters by their symbols. An unknown measure stands as it is. */
export function measureWords(measure: string, model: Pick<Model, 'observables'>): string {
	const [name = '', ...rest] = measure.split(' ');
	const said = names[name];
	if (!said) return measure;
	const of = rest.filter(word => word in model.observables);
	const other = rest.filter(word => !(word in model.observables) && !window.test(word) && !reach.test(word));
	const smoothed = rest.find(word => reach.test(word));
	const span = rest.map(word => window.exec(word)).find(Boolean);
	return [
		[said, ...other.map(momentInWords)].join(' '),
		of.length > 0 ? ` of ${of.join(', ')}` : '',
		span ? `, ${span[1]}–${span[2]} ms` : '',
		smoothed ? `, of cells within ${smoothed}°` : '',
	].join('');
}

/** A setting as a row of a table names it; '' for none. */
export const settingWords = (set: Readonly<Record<string, number>> = {}): string =>
	Object.entries(set)
		.map(([name, value]) => `${name} = ${Number(value.toPrecision(7))}`)
		.join(', ');

/** What an expectation is about: a measure, or its ratio to that of another setting. */
export const expectationWords = (
	{ measure, relativeTo }: Pick<Expectation, 'measure' | 'relativeTo'>,
	model: Pick<Model, 'observables'>,
): string =>
	relativeTo
		? `${measureWords(measure, model)}, over that at ${settingWords(relativeTo) || 'the usual setting'}`
		: measureWords(measure, model);

/** The measures that have words, for the test that none lacks them. */
export const measuresWithWords: readonly string[] = Object.keys(names);
