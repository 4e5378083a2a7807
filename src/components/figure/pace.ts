/**
 * How fast the pictures of a figure may change. It knows no page, so that the tests that look for flashes walk at the very pace at which
 * a reader is shown them.
 */

/**
 * How long a picture stands at least, ms. A reader who drags a slider over a network could otherwise make its picture flicker: like this
 * it changes three times at most in any second.
 */
export const stands = 400;

export interface Clock {
	/** ms, from any origin. */
	now(): number;
	/** Acts once, so many ms later; what it gives calls that off. */
	after(ms: number, act: () => void): () => void;
}

const ofThePage: Clock = {
	now: () => performance.now(),
	after: (ms, act) => {
		const timer = setTimeout(act, ms);
		return () => clearTimeout(timer);
	},
};

export interface Standing<T> {
	/** Shows it as soon as the last one has stood long enough; of several that wait the newest. */
	next(picture: T): void;
	/** Whatever waits is not shown. */
	forget(): void;
}

export function standing<T>(show: (picture: T) => void, clock: Clock = ofThePage, least = stands): Standing<T> {
	let shown = Number.NEGATIVE_INFINITY;
	let callOff = (): void => {};
	return {
		next(picture) {
			callOff();
			callOff = clock.after(Math.max(0, shown + least - clock.now()), () => {
				shown = clock.now();
				show(picture);
			});
		},
		forget: () => callOff(),
	};
}

/** A playhead takes this long for a whole run, ms: a quarter of the model's speed or slower for every figure. */
export const sweep = 15_000;
const steps = 60;

/**
 * The last place of a marker where one that jumps is to be seen: what is pushed about by chance would come back to a place too often in a
 * second, so that it stands at each as long as a picture.
 */
export function jumpedTo(share: number): number {
	const places = Math.floor(sweep / stands);
	return Math.floor(share * places) / places;
}

/** Where a step leads; from the end it leads back to the beginning. */
const stepped = (share: number): number => (share + 1 / steps) % (1 + 1e-9);

export interface Marker {
	/** Share of the run, 0 to 1; undefined while nothing is shown. */
	at?: number;
	playing: boolean;
}

export interface Walk {
	/** Plays or pauses; from the end it begins again. */
	toggle(): void;
	/** To a share of the run, under a hand that may move fast: at the pace of pictures. */
	to(share: number): void;
	/** A step onwards. In a plane a step is a jump, so that these keep the pace of pictures: under a key that is held down they are longer. */
	step(): void;
	pause(): void;
	clear(): void;
	/** Brings a playing marker to where it is now. */
	frame(): void;
}

/** A marker that walks along a run. */
export function walk(show: (marker: Marker) => void, clock: Clock = ofThePage, least = stands): Walk {
	let at: number | undefined;
	let began: number | undefined;
	let wanted: number | undefined;
	const say = (): void => show({ ...(at !== undefined && { at }), playing: began !== undefined });
	const jumps = standing<number>(
		share => {
			at = share;
			wanted = undefined;
			say();
		},
		clock,
		least,
	);
	/** Stands still, and where it is. */
	function halt(): void {
		jumps.forget();
		wanted = undefined;
		began = undefined;
	}
	function to(share: number): void {
		halt();
		say();
		wanted = share;
		jumps.next(share);
	}
	return {
		toggle() {
			const plays = began !== undefined;
			halt();
			if (!plays) {
				at = (at ?? 0) >= 1 ? 0 : (at ?? 0);
				began = clock.now() - at * sweep;
			}
			say();
		},
		to,
		step: () => to(stepped(wanted ?? at ?? 0)),
		pause() {
			halt();
			say();
		},
		clear() {
			halt();
			at = undefined;
			say();
		},
		frame() {
			if (began === undefined) return;
			at = Math.min(1, Math.max(0, (clock.now() - began) / sweep));
			if (at >= 1) began = undefined;
			say();
		},
	};
}
