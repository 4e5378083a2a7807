import type { JSX } from 'preact';
import type { Preset } from '../../../content/schemas/figure.ts';

interface Props {
	id: string;
	presets: readonly Preset[];
	active: string | undefined;
	compare: string | undefined;
	onChoose(id: string): void;
	onCompare(id: string | undefined): void;
}

/** Where to start from, and what to hold it against. */
export function Presets({ id, presets, active, compare, onChoose, onCompare }: Props): JSX.Element {
	return (
		<div class="presets" role="group" aria-label="Presets">
			<span class="label">Start from</span>
			{presets.map(preset => (
				<button
					key={preset.id}
					type="button"
					class={`btn${preset.id === active ? ' on' : ''}`}
					aria-pressed={preset.id === active}
					onClick={() => onChoose(preset.id)}
				>
					<svg class="ico" aria-hidden="true">
						<use href={`#c-${preset.kind}`} />
					</svg>
					{preset.label}
				</button>
			))}
			<label class="compare">
				Compare with
				<select
					class="inp"
					id={`${id}-compare`}
					value={compare ?? ''}
					onChange={event => onCompare(event.currentTarget.value || undefined)}
				>
					<option value="">nothing</option>
					{presets.map(preset => (
						<option key={preset.id} value={preset.id}>
							{preset.label}
						</option>
					))}
				</select>
			</label>
		</div>
	);
}
