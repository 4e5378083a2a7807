import type { JSX } from 'preact';
import type { Problem } from '../../../engine/index.ts';
import type { ControlInfo } from '../info.ts';
import { inWords } from '../sentence.ts';
import { NumberField } from './NumberField.tsx';

interface Props {
	id: string;
	control: ControlInfo;
	value: number;
	/** While it moves, and once it is let go; or typed. */
	onInput(value: number): void;
	onProblem(problem: Problem): void;
}

/** As many decimals as the step has. */
const digitsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** The value on the control's own grid, so that a slider gives numbers that can be written down. */
const onGrid = (value: number, { step }: ControlInfo): number =>
	Number((Math.round(value / step) * step).toFixed(digitsOf(step) + 1));

/** Shape before colour: an end that belongs to a population carries its mark. */
function End({ words, of, first }: { words: string; of: 'E' | 'I' | null; first: boolean }): JSX.Element {
	const mark = of && (
		<svg class="ico" aria-hidden="true">
			<use href={of === 'E' ? '#k-e' : '#k-i'} />
		</svg>
	);
	return (
		<span>
			{first && mark} {words} {!first && mark}
		</span>
	);
}

/** One parameter: name, unit, value to drag or to type, range, where its default lies, and what its ends mean. */
export function Slider({ id, control, value, onInput, onProblem }: Props): JSX.Element {
	const { label, symbol, unit, range, step } = control;
	const [low, high] = range;
	const share = (control.default - low) / (high - low);
	return (
		<div class="ctl">
			<label for={id}>
				{label} <small dangerouslySetInnerHTML={{ __html: symbol }} />
			</label>
			<span class="value">
				<NumberField
					id={`${id}-number`}
					name={label}
					value={Number(value.toPrecision(5))}
					range={range}
					named
					onNumber={onInput}
					onProblem={onProblem}
				/>
				{unit === '1' ? '' : ` ${unit}`}
			</span>
			<div class="track">
				<input
					type="range"
					id={id}
					min={low}
					max={high}
					step="any"
					value={value}
					aria-valuetext={`${inWords(value, digitsOf(step), unit)}; default ${inWords(control.default, digitsOf(step), unit)}`}
					onInput={event => onInput(onGrid(Number(event.currentTarget.value), control))}
					onKeyDown={event => {
						// With step="any" (a link may hold any number) the browser has no step of its own for the keys.
						const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[
							event.key
						];
						if (by === undefined) return;
						event.preventDefault();
						onInput(Math.min(high, Math.max(low, onGrid(value + by * step, control))));
					}}
				/>
				<i
					class="def"
					style={{ left: `calc(10px + (100% - 20px)*${share.toFixed(4)})` }}
					title={`default ${inWords(control.default, digitsOf(step), unit)}`}
				/>
			</div>
			<div class="ends">
				<End words={control.ends[0]} of={control.endsBelongTo[0]} first />
				<End words={control.ends[1]} of={control.endsBelongTo[1]} first={false} />
			</div>
		</div>
	);
}
