import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../../engine/index.ts';
import { mostDraws } from '../state.ts';
import type { Playhead } from '../usePlayhead.ts';

const most = 0xffffffff;

interface NumberProps {
	id: string;
	label: string;
	value: number;
	range: readonly [number, number];
	onNumber(value: number): void;
	onProblem(problem: Problem): void;
}

/** A whole number that is typed; anything else is said, and what was set stays. A run that ends meanwhile does not take what is being typed. */
function WholeNumber({ id, label, value, range: [low, high], onNumber, onProblem }: NumberProps): JSX.Element {
	const [typed, setTyped] = useState<string>();
	return (
		<label class="seed">
			{label}
			<input
				class="inp"
				id={id}
				type="number"
				min={low}
				max={high}
				step={1}
				value={typed ?? value}
				onInput={event => setTyped(event.currentTarget.value)}
				onChange={event => {
					setTyped(undefined);
					const found = event.currentTarget.value;
					const wanted = Number(found);
					if (found !== '' && Number.isInteger(wanted) && wanted >= low && wanted <= high) onNumber(wanted);
					else
						onProblem({
							in: label.toLowerCase(),
							found: `'${found}'`,
							expected: `a whole number from ${low} to ${high}`,
						});
				}}
			/>
		</label>
	);
}

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
	onSeed(seed: number): void;
	onDraws(n: number): void;
	onProblem(problem: Problem): void;
}

/** The playhead, and the draw of what is random. */
export function RunControls({ id, seed, n, playhead, play, onSeed, onDraws, onProblem }: Props): JSX.Element {
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
					<WholeNumber
						id={`${id}-seed`}
						label="Seed"
						value={seed}
						range={[0, most]}
						onNumber={onSeed}
						onProblem={onProblem}
					/>
					<WholeNumber
						id={`${id}-draws`}
						label="Mean of draws"
						value={n}
						range={[1, mostDraws]}
						onNumber={onDraws}
						onProblem={onProblem}
					/>
				</>
			)}
		</div>
	);
}
