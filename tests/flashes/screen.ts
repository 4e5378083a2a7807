/** What stands on the screen while a hand acts: the page's own pace of pictures and playhead, with an engine that takes no time. */
import { type Clock, type Marker, standing, stands, walk } from '../../src/components/figure/pace.ts';
import type { Act } from './hand.ts';

export interface Seen {
	/** The place whose pictures stand. */
	state: number;
	/** Of the playhead, where there is one: only live pictures have it. */
	share?: number;
}

/** Time goes only where it is led. */
export function ledClock(): Clock & { lead(to: number): void } {
	let now = 0;
	let waiting: { at: number; act: () => void }[] = [];
	return {
		now: () => now,
		after(ms, act) {
			const one = { at: now + ms, act };
			waiting.push(one);
			return () => {
				waiting = waiting.filter(each => each !== one);
			};
		},
		lead(to) {
			for (;;) {
				const next = waiting.filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0];
				if (!next) break;
				waiting = waiting.filter(each => each !== next);
				now = Math.max(now, next.at);
				next.act();
			}
			now = to;
		},
	};
}

/** The screen at the times that are asked for, one after the other. `least` is how long a picture stands. */
export function screen(acts: readonly Act[], least = stands): (now: number) => Seen {
	const clock = ledClock();
	let live: number | undefined;
	let set = 0;
	let marker: Marker = { playing: false };
	let done = 0;
	const pictures = standing<number | undefined>(
		next => {
			live = next;
		},
		clock,
		least,
	);
	const playhead = walk(
		next => {
			marker = next;
		},
		clock,
		least,
	);

	function act(one: Act): void {
		if (one.does === 'preset' || one.does === 'reset') playhead.clear();
		if (one.does === 'set' || one.does === 'preset') set = one.state;
		if (one.does === 'reset') set = 0;
		const playing = one.does === 'play' || one.does === 'step';
		// The default state is that of the pictures made at build, which have no playhead.
		if (!playing) pictures.next(set === 0 ? undefined : set);
		else if (live !== set) pictures.next(set);
		if (one.does === 'play') playhead.toggle();
		if (one.does === 'step') playhead.step();
	}

	return now => {
		for (; done < acts.length && (acts[done] as Act).at <= now; done++) {
			clock.lead((acts[done] as Act).at);
			act(acts[done] as Act);
		}
		clock.lead(now);
		playhead.frame();
		return { state: live ?? 0, ...(live !== undefined && marker.at !== undefined && { share: marker.at }) };
	};
}
