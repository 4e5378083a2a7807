import { useEffect, useRef, useState } from 'preact/hooks';
import { type Marker, type Walk, walk } from './pace.ts';

export interface Playhead extends Marker, Pick<Walk, 'toggle' | 'step' | 'to' | 'clear'> {
	/** Readers who ask for less motion step instead. */
	still: boolean;
}

/** A marker that runs along the recording. Nothing moves until it is asked to. */
export function usePlayhead(): Playhead {
	const [marker, setMarker] = useState<Marker>({ playing: false });
	const [still, setStill] = useState(false);
	const own = useRef<Walk | undefined>(undefined);
	own.current ??= walk(setMarker);
	const { toggle, step, to, clear, pause, frame } = own.current;
	useEffect(() => {
		const less = matchMedia('(prefers-reduced-motion: reduce)');
		const follow = (): void => {
			setStill(less.matches);
			if (less.matches) pause();
		};
		follow();
		less.addEventListener('change', follow);
		return () => less.removeEventListener('change', follow);
	}, []);
	useEffect(() => {
		if (!marker.playing) return;
		let next = requestAnimationFrame(function tick() {
			frame();
			next = requestAnimationFrame(tick);
		});
		return () => cancelAnimationFrame(next);
	}, [marker.playing]);
	return { ...marker, still, toggle, step, to, clear };
}
