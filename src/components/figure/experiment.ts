import type { Figure, Panel } from '../../content/schemas/figure.ts';
import type { AnalysisRequest, Experiment, Run, Values } from '../../engine/index.ts';
import { type FigureInfo, measuresOf, readoutsOf, sweepOf } from './info.ts';
import { presetState, type State } from './state.ts';

type Curves = Extract<Panel, { kind: 'curve' }>;

/** The run that stands behind another for comparison. */
export const behind = (run: string): string => `behind-${run}`;

/** The name under which a phase-plane panel's analysis comes back. */
export const planeOf = (run: string, x: string, y: string): string => `${run} ${x} ${y}`;

/** The name under which a spectrum comes back. */
export const spectrumOf = (run: string, spikes: string): string => `${run} ${spikes} spectrum`;

/** What is measured along the sweep of a panel: also what other panels draw over the same values, so that these are run once. */
const sweptWith = ({ panels }: Figure, { from, over, along }: Curves): string[] => [
	...new Set(
		panels
			.filter((p): p is Curves => p.kind === 'curve' && sweepOf(p.from, p.over, p.along) === sweepOf(from, over, along))
			.flatMap(p => p.curves.map(c => c.measure)),
	),
];

/** From one end to the other, evenly or by equal ratios. */
const spaced = ([from, to, count, by]: Curves['along']): number[] =>
	Array.from({ length: count }, (_, k) => {
		const share = k / (count - 1);
		return Number((by === 'log' ? from * (to / from) ** share : from + share * (to - from)).toPrecision(12));
	});

/** The name under which a rate map comes back. */
export const mapOf = (run: string): string => `${run} map`;

function runsOf({ figure, controls }: FigureInfo, state: State, rename: (run: string) => string): Record<string, Run> {
	return Object.fromEntries(
		Object.entries(figure.runs).map(([name, { model, set, seed, duration, record, every }]): [string, Run] => {
			const own = controls.filter(c => c.runs.includes(name) && state.values[c.name] !== c.default);
			const values: Values = {
				...set,
				...Object.fromEntries(own.map(c => [c.parameter, state.values[c.name] as number])),
			};
			return [
				rename(name),
				{
					model,
					...(Object.keys(values).length && { set: values }),
					seed: state.seed ?? seed,
					...(duration !== undefined && { duration }),
					record,
					...(every !== undefined && { every }),
				},
			];
		}),
	);
}

/** What the engine has to do for one state of a figure. The build, the browser and the tests all ask through this. */
export function experimentOf(info: FigureInfo, state: State): Experiment {
	const { figure } = info;
	const compared = state.compare === undefined ? undefined : presetState(info, state.compare);
	const analyses = Object.fromEntries(
		figure.panels.flatMap((panel): [string, AnalysisRequest][] => {
			if (panel.kind === 'readout') return [];
			const { from } = panel;
			if (panel.kind === 'phase-plane')
				return [[planeOf(from, panel.x, panel.y), { kind: panel.kind, run: from, x: panel.x, y: panel.y }]];
			if (panel.kind === 'rate-map')
				return [[mapOf(from), { kind: panel.kind, run: from, xRange: panel.xRange, yRange: panel.yRange }]];
			if (panel.kind === 'curve')
				return [from, ...(compared ? [behind(from)] : [])].map(run => [
					sweepOf(run, panel.over, panel.along),
					{
						kind: 'sweep',
						run,
						parameter: panel.over,
						values: spaced(panel.along),
						measures: sweptWith(figure, panel),
					},
				]);
			if (panel.kind === 'spectrum')
				return [
					[spectrumOf(from, panel.show), { kind: panel.kind, run: from, spikes: panel.show, window: panel.window }],
				];
			return [];
		}),
	);
	return {
		runs: {
			...runsOf(info, state, name => name),
			...(compared && runsOf(info, { ...compared, seed: state.seed }, behind)),
		},
		analyses,
		// The large numbers are measured of the compared run, too.
		measures: [...measuresOf(figure), ...(compared ? readoutsOf(figure).map(behind) : [])],
	};
}
