/**
 * Why a mutant that no expectation catches is right to survive, by model and name: it cannot be told from the model. A survivor without an
 * argument is an open question: the expectations do not reach it.
 */
export const survivors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	coba: {
		'dv/dt: E_e - v → -v': 'E_e is 0 mV: it is the same model.',
	},
	wendling: {
		'dy6/dt: A*a*(p + C_2*S_E) - 2*a*y6 - a**2*y1 + A*a*sigma*tau_p**0.5*xi → A*a*(p + C_2*S_E) - 2*a*y6 - a**2*y1 - A*a*sigma*tau_p**0.5*xi':
			'The noise is as often negative as positive: turned round, it is noise of the same kind.',
	},
};
