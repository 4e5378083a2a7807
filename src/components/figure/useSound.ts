import { useEffect, useState } from 'preact/hooks';
import type { Chart } from '../chart/chart.ts';
import { sweep } from './pace.ts';

export interface Sound {
	listening: boolean;
	/** Plays a picture once, as long as the playhead takes; or ends what is heard. Gives whether it has begun. */
	toggle(chart: Chart): Promise<boolean>;
}

/** A picture that is heard, once it is asked for. `seen`: what is on the screen; when that changes, what was heard is not of it any more. */
export function useSound(seen: unknown): Sound {
	const [silence, setSilence] = useState<() => void>();
	useEffect(() => () => silence?.(), [silence, seen]);
	return {
		listening: Boolean(silence),
		async toggle(chart) {
			if (silence) {
				silence();
				return false;
			}
			const { listen } = await import('./sound.ts');
			const stop = listen(chart, sweep / 1000, () => setSilence(undefined));
			setSilence(() => stop);
			return true;
		},
	};
}
