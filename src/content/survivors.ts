/**
 * Why a mutant that no expectation catches is right to survive, by model and name: it cannot be told from the model. A survivor without an
 * argument is an open question: the expectations do not reach it.
 */
const sameNoise = 'The noise is as often negative as positive: turned round, it is noise of the same kind.';

export const survivors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	branching: {
		'regularly size: h → 1.3*h':
			'It is only asked whether h is 0, and a multiple of it is 0 where h is: it is the same model.',
	},
	coba: {
		'dv/dt: E_e - v → -v': 'E_e is 0 mV: it is the same model.',
	},
	'critical-slowing': {
		'dx/dt: (mu + x**2 - c*x**3*int(x > 0))/tau + s*xi/tau**0.5 → (mu + x**2 - c*x**3*int(x > 0))/tau - s*xi/tau**0.5':
			sameNoise,
	},
	'mood-landscape': {
		'dx/dt: (b*x - x**3 - kappa*a + h)/T + sigma*xi/T**0.5 → (b*x - x**3 - kappa*a + h)/T - sigma*xi/T**0.5': sameNoise,
	},
	'ring-memory': {
		'at_cue: n - abs(i - n/2) → n':
			'No group is further than half the ring from the middle, so that the first of the two distances is always the lesser one: it is the same model.',
	},
	wendling: {
		'dy6/dt: A*a*(p + C_2*S_E) - 2*a*y6 - a**2*y1 + A*a*sigma*tau_p**0.5*xi → A*a*(p + C_2*S_E) - 2*a*y6 - a**2*y1 - A*a*sigma*tau_p**0.5*xi':
			sameNoise,
	},
};
