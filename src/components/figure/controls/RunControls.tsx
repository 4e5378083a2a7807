import type { JSX } from 'preact';
import type { Problem } from '../../../engine/index.ts';
import type { Playhead } from '../usePlayhead.ts';

const most = 0xffffffff;

interface Props {
	id: string;
	/** Undefined where nothing is drawn at random. */
	seed: number | undefined;
	/** Undefined where no panel has a time to walk along. */
	playhead: Playhead | undefined;
	/** Sees to it that there is a run to walk along, then acts. */
	play(act: () => void): void;
	onSeed(seed: number): void;
	onProblem(problem: Problem): void;
}

/** The playhead, and the draw of what is random. */
export function RunControls({ id, seed, playhead, play, onSeed, onProblem }: Props): JSX.Element {
	return (
		<div class="controls run-of">
			{playhead && !playhead.still && (
				<button type="button" class="btn" onClick={() => play(playhead.toggle)}>
					{playhead.playing ? 'Pause' : 'Play'}
				</button>
			)}
			{playhead && (
				<button type="button" class="btn" onClick={() => play(playhead.step)}>
					Step
				</button>
			)}
			{seed !== undefined && (
				<>
					<button type="button" class="btn" onClick={() => onSeed((seed % most) + 1)}>
						Another draw
					</button>
					<label class="seed">
						Seed
						<input
							class="inp"
							id={`${id}-seed`}
							type="number"
							min={0}
							max={most}
							step={1}
							value={seed}
							onChange={event => {
								const { value } = event.currentTarget;
								const wanted = Number(value);
								if (Number.isInteger(wanted) && wanted >= 0 && wanted <= most) onSeed(wanted);
								else onProblem({ in: 'seed', found: `'${value}'`, expected: `a whole number from 0 to ${most}` });
							}}
						/>
					</label>
				</>
			)}
		</div>
	);
}
