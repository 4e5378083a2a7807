import { meanRate } from './spike-trains.ts';
import type { Arguments, Measure, Subject } from './subject.ts';

/** A network has chosen when, over so many ms, one of two groups fires above this rate and so much above the other, Hz. */
const [window, level, ahead] = [50, 15, 5];
/** How far apart two looks are, ms. */
const look = 5;

/** The rates of the two groups in a window, the higher first. */
function ranked(subject: Subject, [one, other]: Arguments, from: number, to: number): [number, number] {
	const [a, b] = [one, other].map(name => meanRate(subject.spikes(name).spikes, from, to)) as [number, number];
	return a > b ? [a, b] : [b, a];
}

/** From t to the end of the first window in which a choice is made; undefined where there is none, and how long it was looked for. */
function choice(subject: Subject, args: Arguments): { time: number | undefined; until: number } {
	const from = subject.number(args[2]);
	const { to } = subject.spikes(args[0]);
	for (let end = from + window; end <= to; end += look) {
		const [winner, loser] = ranked(subject, args, end - window, end);
		if (winner > level && winner - loser > ahead) return { time: end - from, until: to - from };
	}
	return { time: undefined, until: to - from };
}

const rate =
	(place: 0 | 1): Measure['of'] =>
	(subject, args) =>
		ranked(subject, args, ...subject.window(args[2] ?? ''))[place];

/** Measures of a choice between two groups of spiking cells, X and Y. */
export const measuresOfChoices: Readonly<Record<string, Measure>> = {
	/** undecided X Y t: 1 where no choice is made from t to the end of the run; over seeds, the share of runs. */
	undecided: { unit: '1', of: (s, args) => Number(choice(s, args).time === undefined) },
	/** commitTime X Y t: how long from t until a choice is made; a run without one counts with all the time that it had. */
	commitTime: {
		unit: 'ms',
		of: (s, args) => {
			const { time, until } = choice(s, args);
			return time ?? until;
		},
	},
	/** winnerRate X Y a..b: the higher of the two rates. */
	winnerRate: { unit: 'Hz', of: rate(0) },
	/** loserRate X Y a..b: the lower one. */
	loserRate: { unit: 'Hz', of: rate(1) },
};
