import { valuesOf } from '../simulate.ts';
import { landscapeOf, valleyOf } from './landscape.ts';
import type { Measure } from './subject.ts';

/** How deep the valleys of a landscape are. */
export const measuresOfLandscapes: Readonly<Record<string, Measure>> = {
	/**
	 * climb X Y x y noise T: from the bottom of the valley in which the place x, y lies to its lowest pass, twice over the square of the noise,
	 * T being the unit of time: the exponent of the mean time to leave, as Arrhenius and Kramers have it. NaN where no pass leads out.
	 */
	climb: {
		unit: '1',
		of: (s, [xName = '', yName = '', x, y, noise, T]) => {
			const values = valuesOf(s.model, s.run.set);
			const { fixedPoints } = landscapeOf(s.model, values, xName, yName);
			const valley = valleyOf(s.model, values, [xName, yName], [s.number(x), s.number(y)], fixedPoints);
			const passes = fixedPoints.filter(p => p.joins && p.joins[0] !== p.joins[1] && p.joins.includes(valley));
			if (valley < 0 || passes.length === 0) return Number.NaN;
			const bottom = fixedPoints[valley]?.height as number;
			const sigma = s.number(noise);
			return (2 * s.number(T) * (Math.min(...passes.map(p => p.height)) - bottom)) / (sigma * sigma);
		},
	},
};
