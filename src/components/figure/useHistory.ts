import { useRef, useState } from 'preact/hooks';

/** Changes within this time are one movement, ms. */
const oneMovement = 400;
const longest = 50;

export interface History<T> {
	canUndo: boolean;
	canRedo: boolean;
	/** Takes down what is set before it changes. A movement is one step back, however many numbers it passes, unless it is said to be `apart`. */
	remember(state: T, apart?: boolean): void;
	/** From what is set now to what was set before. */
	undo(now: T): T;
	/** From what is set now to what had been undone. */
	redo(now: T): T;
	/** Whether anything was ever changed. It can be asked later, by what was begun before. */
	hasBegun(): boolean;
}

/** What was set before, and what has been undone; the newest last. */
export function useHistory<T>(): History<T> {
	const [past, setPast] = useState<readonly T[]>([]);
	const [future, setFuture] = useState<readonly T[]>([]);
	const last = useRef(Number.NEGATIVE_INFINITY);
	const begun = useRef(false);
	return {
		canUndo: past.length > 0,
		canRedo: future.length > 0,
		remember(state, apart = false) {
			const now = performance.now();
			if (apart || now - last.current > oneMovement) setPast([...past.slice(1 - longest), state]);
			last.current = now;
			begun.current = true;
			setFuture([]);
		},
		undo(now) {
			// What follows is another movement, however soon.
			last.current = Number.NEGATIVE_INFINITY;
			setPast(past.slice(0, -1));
			setFuture([...future, now]);
			return past.at(-1) as T;
		},
		redo(now) {
			last.current = Number.NEGATIVE_INFINITY;
			setFuture(future.slice(0, -1));
			setPast([...past, now]);
			return future.at(-1) as T;
		},
		hasBegun: () => begun.current,
	};
}
