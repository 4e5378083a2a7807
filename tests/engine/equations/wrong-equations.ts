/** Mistakes a reader can make in the editor, each with what must be said and where. `in` is the block of kind k unless stated. */
export interface Mistake {
	why: string;
	equations: string;
	kind?: { threshold?: string; reset?: string; method?: 'rk4' | 'exponential_euler' | 'exact' | 'milstein' | 'euler' };
	line: number;
	column: number;
	found: string;
	expected: string;
}

export const mistakes: readonly Mistake[] = [
	{ why: 'a forgotten time constant', equations: 'dv/dt = E_L - v : mV', line: 1, column: 9, found: 'E_L - v in mV', expected: 'mV/ms for dv/dt' },
	{ why: 'units that do not add', equations: 'dv/dt = (E_L - v - 1)/tau : mV', line: 1, column: 20, found: '1 in 1', expected: 'mV' },
	{ why: 'an unknown name', equations: 'dv/dt = (E_X - v)/tau : mV', line: 1, column: 10, found: "the unknown name 'E_X'", expected: 'one of' },
	{ why: 'an unknown function', equations: 'dx/dt = sinh(x)/tau : 1', line: 1, column: 9, found: 'the unknown function sinh()', expected: 'exp, log' },
	{ why: 'too many arguments', equations: 'dx/dt = exp(x, 2)/tau : 1', line: 1, column: 9, found: '2 arguments in exp(x, 2)', expected: '1 for exp()' },
	{ why: 'an open bracket', equations: 'dx/dt = (1 - x/tau : 1', line: 1, column: 20, found: "':'", expected: "')'" },
	{ why: 'no unit', equations: 'dx/dt = -x/tau', line: 1, column: 15, found: 'the end of the line', expected: "':' and a unit" },
	{ why: 'no such unit', equations: 'dx/dt = -x/tau : furlong', line: 1, column: 18, found: "'furlong'", expected: 'a unit' },
	{ why: 'a name twice', equations: 'dx/dt = -x/tau : 1\nx = 2 : 1', line: 2, column: 1, found: "'x' a second time", expected: 'one equation for each name' },
	{ why: 'a name of the language', equations: 'dt = 2 : 1', line: 1, column: 1, found: "'dt', which the language uses itself", expected: 'another name' },
	{ why: 'a parameter again', equations: 'tau = 2 : 1', line: 1, column: 1, found: "'tau', which is already a parameter", expected: 'a new name' },
	{ why: 'a strange sign', equations: 'dx/dt = -x/tau $ 2 : 1', line: 1, column: 16, found: "'$'", expected: 'a name, a number or an operator' },
	{ why: 'something missing', equations: 'dx/dt = (1 - )/tau : 1', line: 1, column: 14, found: "')'", expected: 'an expression' },
	{ why: 'a flag that means nothing here', equations: 'dx/dt = -x/tau : 1 (sometimes)', line: 1, column: 18, found: "the flag 'sometimes'", expected: '(unless refractory)' },
	{ why: 'a circle of definitions', equations: 'a = b : 1\nb = a : 1', line: 2, column: 5, found: 'a, which is defined through itself', expected: 'other names' },
	{ why: 'exp of something with a unit', equations: 'dx/dt = exp(E_L)/tau : 1', line: 1, column: 13, found: 'E_L in mV', expected: '1' },
	{ why: 'a condition used as a number', equations: 'dx/dt = (x > 1)/tau : 1', line: 1, column: 9, found: 'x > 1 in a condition', expected: '1' },
	{ why: 'two comparisons', equations: 'dx/dt = int(0 < x < 1)/tau : 1', line: 1, column: 19, found: "a second comparison '<'", expected: "join two with 'and'" },
	{ why: 'a threshold that is a number', equations: 'dv/dt = -v/tau : mV', kind: { threshold: 'v - E_L' }, line: 1, column: 1, found: 'v - E_L in mV', expected: 'a condition' },
	{ why: 'a reset of a parameter', equations: 'dv/dt = -v/tau : mV', kind: { threshold: 'v > E_L', reset: 'E_L = v' }, line: 1, column: 1, found: "an assignment to 'E_L'", expected: 'a variable: v' },
	{ why: 'a reset in the wrong unit', equations: 'dv/dt = -v/tau : mV', kind: { threshold: 'v > E_L', reset: 'v = E_L; v = 2' }, line: 1, column: 14, found: '2 in 1', expected: 'mV for v =' },
	{ why: 'a random draw where noise is meant', equations: 'dx/dt = randn()/tau : 1', line: 1, column: 9, found: 'randn()', expected: 'no random draw here' },
	{ why: 'noise in the wrong unit', equations: 'dx/dt = xi/tau : 1', line: 1, column: 9, found: 'xi/tau in 1/ms**1.5', expected: '1/ms for dx/dt' },
	{ why: 'a power with a unit', equations: 'dx/dt = 2**E_L/tau : 1', line: 1, column: 12, found: 'E_L in mV', expected: '1' },
	{ why: 'a method that cannot do it', equations: 'dx/dt = -x**3/tau : 1', kind: { method: 'exact' }, line: 1, column: 9, found: 'dx/dt = -x**3/tau', expected: 'an equation linear in x for exact' },
	{ why: 'noise for a method without', equations: 'dx/dt = -x/tau + xi*tau**-0.5 : 1', kind: { method: 'rk4' }, line: 1, column: 9, found: 'dx/dt = -x/tau', expected: 'equations without noise for rk4' },
	{ why: 'a formula without a left side', equations: '= 2 : 1', line: 1, column: 1, found: "'='", expected: "an equation such as 'dv/dt" },
	{ why: 'words behind the unit', equations: 'dx/dt = -x/tau : 1 please', line: 1, column: 20, found: "'please'", expected: 'the end of the line' },
	{ why: 'a derivative by something else', equations: 'dx/ds = -x/tau : 1', line: 1, column: 4, found: "'ds'", expected: "'dt'" },
];
