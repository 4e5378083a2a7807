import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../../engine/index.ts';

interface Props {
	id: string;
	/** What it is the number of. */
	name: string;
	value: number;
	range: readonly [number, number];
	whole?: boolean;
	/** Whether its name stands beside it already, with a slider. */
	named?: boolean;
	onNumber(value: number): void;
	onProblem(problem: Problem): void;
}

/** A number that is typed; anything else is said, and what was set stays. A run that ends meanwhile does not take what is being typed. */
export function NumberField({ id, name, value, range, whole, named, onNumber, onProblem }: Props): JSX.Element {
	const [typed, setTyped] = useState<string>();
	const [low, high] = range;
	const field = (
		<input
			class="inp"
			id={id}
			type="number"
			min={low}
			max={high}
			step={whole ? 1 : 'any'}
			aria-label={named ? `${name}, as a number` : undefined}
			value={typed ?? value}
			onInput={event => setTyped(event.currentTarget.value)}
			onChange={event => {
				setTyped(undefined);
				const found = event.currentTarget.value;
				const wanted = Number(found);
				if (found !== '' && (!whole || Number.isInteger(wanted)) && wanted >= low && wanted <= high) onNumber(wanted);
				else
					onProblem({
						in: name.toLowerCase(),
						found: `'${found}'`,
						expected: `a ${whole ? 'whole ' : ''}number from ${low} to ${high}`,
					});
			}}
		/>
	);
	if (named) return field;
	return (
		<span class="seed">
			<label for={id}>{name}</label>
			{field}
		</span>
	);
}
