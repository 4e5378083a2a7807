import type { JSX } from 'preact';
import type { Problem } from '../../../engine/index.ts';
import { inWords } from '../sentence.ts';
import { mostDraws } from '../state.ts';
import type { Playhead } from '../usePlayhead.ts';
import { NumberField } from './NumberField.tsx';

const most = 0xffffffff;

interface Props {
	id: string;
	/** Undefined where nothing is drawn at random. */
	seed: number | undefined;
	/** How many draws are averaged. */
	n: number;
	/** Undefined where no panel has a time to walk along. */
	playhead: Playhead | undefined;
	/** Sees to it that there is a run to walk along, then acts. */
	play(act: () => void): void;
	/** Undefined where nothing can be heard. */
	onListen: (() => void) | undefined;
	listening: boolean;
	onSeed(seed: number): void;
	onDraws(n: number): void;
	onProblem(problem: Problem): void;
}

/** The playhead, and the draw of what is random. */
export function RunControls({
	id,
	seed,
	n,
	playhead,
	play,
	onListen,
	listening,
	onSeed,
	onDraws,
	onProblem,
}: Props): JSX.Element {
	return (
		<div class="controls run-of">
			{playhead && !playhead.still && (
				<button type="button" class="btn" onClick={() => play(playhead.toggle)}>
					{playhead.playing ? 'Pause' : 'Play'}
				</button>
			)}
			{playhead && (
				<>
					<button type="button" class="btn" onClick={() => play(playhead.step)}>
						Step
					</button>
					<input
						class="scrub"
						type="range"
						min={0}
						max={1}
						step={0.01}
						aria-label="Moment of the run"
						value={playhead.at ?? 0}
						aria-valuetext={`${inWords(playhead.at ?? 0, 0, '1', true)} of the run`}
						onInput={event => {
							const share = Number(event.currentTarget.value);
							play(() => playhead.to(share));
						}}
					/>
				</>
			)}
			{onListen && (
				<button type="button" class="btn" aria-pressed={listening} onClick={onListen}>
					Listen
				</button>
			)}
			{seed !== undefined && (
				<>
					<button type="button" class="btn" onClick={() => onSeed((seed % most) + 1)}>
						Another draw
					</button>
					<NumberField
						id={`${id}-seed`}
						name="Seed"
						value={seed}
						range={[0, most]}
						whole
						onNumber={onSeed}
						onProblem={onProblem}
					/>
					<NumberField
						id={`${id}-draws`}
						name="Mean of draws"
						value={n}
						range={[1, mostDraws]}
						whole
						onNumber={onDraws}
						onProblem={onProblem}
					/>
				</>
			)}
		</div>
	);
}
