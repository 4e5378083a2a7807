import type { JSX } from 'preact';

interface Props {
	/** Address of the figure's own page, where this is another. */
	page: string | undefined;
	/** Whether there is something to undo, and something undone. */
	canUndo: boolean;
	canRedo: boolean;
	onLink(): void;
	onSave(ending: Savable): void;
	/** While a run is under way. */
	onStop: (() => void) | undefined;
	onUndo(): void;
	onRedo(): void;
	onReset(): void;
}

/** Pictures of what is seen, and the numbers behind it. */
const savable = ['png', 'svg', 'csv', 'json'] as const;
export type Savable = (typeof savable)[number];

/** What a reader does with the figure as a whole. */
export function Actions({
	page,
	canUndo,
	canRedo,
	onLink,
	onSave,
	onStop,
	onUndo,
	onRedo,
	onReset,
}: Props): JSX.Element {
	return (
		<div class="acts">
			<button type="button" class="btn quiet" onClick={onLink}>
				Copy link
			</button>
			{savable.map(ending => (
				<button type="button" class="btn quiet" key={ending} onClick={() => onSave(ending)}>
					Save {ending.toUpperCase()}
				</button>
			))}
			{page && (
				<a class="btn quiet" href={page}>
					Figure page
				</a>
			)}
			{onStop && (
				<button type="button" class="btn quiet" onClick={onStop}>
					Stop
				</button>
			)}
			<button
				type="button"
				class="btn quiet push"
				// It stays in reach of the keyboard when there is nothing left to undo.
				aria-disabled={!canUndo}
				onClick={() => canUndo && onUndo()}
			>
				Undo
			</button>
			<button type="button" class="btn quiet" aria-disabled={!canRedo} onClick={() => canRedo && onRedo()}>
				Redo
			</button>
			<button type="button" class="btn quiet" onClick={onReset}>
				<svg class="ico" aria-hidden="true">
					<use href="#g-reset" />
				</svg>
				Reset
			</button>
		</div>
	);
}
