import { useEffect, useRef, useState } from 'preact/hooks';

export interface Playhead {
	/** Share of the run, 0 to 1; undefined while nothing is shown. */
	at?: number;
	playing: boolean;
	/** Readers who ask for less motion step instead. */
	still: boolean;
	toggle(): void;
	step(): void;
	clear(): void;
}

/** A whole run takes this long, ms: a quarter of the model's speed or slower for every figure. */
const sweep = 15_000;
const steps = 60;

/** A marker that runs along the recording. Nothing moves until it is asked to. */
export function usePlayhead(): Playhead {
	const [at, setAt] = useState<number>();
	const [playing, setPlaying] = useState(false);
	const [still, setStill] = useState(false);
	const began = useRef(0);
	useEffect(() => {
		const less = matchMedia('(prefers-reduced-motion: reduce)');
		const follow = (): void => {
			setStill(less.matches);
			if (less.matches) setPlaying(false);
		};
		follow();
		less.addEventListener('change', follow);
		return () => less.removeEventListener('change', follow);
	}, []);
	useEffect(() => {
		if (!playing) return;
		let frame = 0;
		began.current = performance.now() - (at ?? 0) * sweep;
		const tick = (now: number): void => {
			const share = Math.max(0, (now - began.current) / sweep);
			setAt(Math.min(1, share));
			if (share >= 1) setPlaying(false);
			else frame = requestAnimationFrame(tick);
		};
		frame = requestAnimationFrame(tick);
		return () => cancelAnimationFrame(frame);
	}, [playing]);
	return {
		...(at !== undefined && { at }),
		playing,
		still,
		toggle: () => {
			if (!playing && (at ?? 0) >= 1) setAt(0);
			setPlaying(!playing);
		},
		step: () => {
			setPlaying(false);
			setAt(((at ?? 0) + 1 / steps) % (1 + 1e-9));
		},
		clear: () => {
			setPlaying(false);
			setAt(undefined);
		},
	};
}
