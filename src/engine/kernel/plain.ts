/** Where the interpreter is found once it is loaded: browsers with WebAssembly need not load it. */
import { ModelError } from '../problem.ts';
import type * as Interpreter from './interpret.ts';

type Plain = Pick<typeof Interpreter, 'interpreter' | 'interpretDelivery' | 'interpretList' | 'cellwise'>;

let loaded: Plain | undefined;

/** Called by kernel/interpret.ts when it is loaded. */
export const provide = (interpreter: Plain): void => {
	loaded = interpreter;
};

/** Throws a ModelError before kernel/interpret.ts is loaded. */
export function plain(): Plain {
	if (loaded) return loaded;
	throw new ModelError({ in: 'kernel', found: 'no interpreter', expected: 'kernel/interpret.ts to be loaded first' });
}
