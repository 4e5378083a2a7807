import type { JSX } from 'preact';
import { equationsToMathML, type Model } from '../../../engine/index.ts';
import { rulesOf } from './rules.ts';

/** What is longer, such as a network written out pair by pair, opens when it is asked for. */
const long = 600;

function Folded({ text }: { text: string }): JSX.Element {
	return (
		<details>
			<summary>
				<code>{text.slice(0, 90)} …</code> (a text of {text.length} characters)
			</summary>
			<code>{text}</code>
		</details>
	);
}

/** A model's rules, from the very text that runs: equations as formulas, what happens at spikes and between groups as the text itself. */
export function Equations({ model }: { model: Model }): JSX.Element {
	const formulas = [...Object.values(model.neurons), ...Object.values(model.synapses ?? {})].flatMap(
		({ equations = '' }) => equationsToMathML(equations),
	);
	const rules = rulesOf(model);
	return (
		<>
			{formulas.map((formula, k) => (
				<div
					class="eq"
					tabIndex={0}
					role="group"
					aria-label={`Equation ${k + 1} of ${model.title}`}
					key={`${k} ${formula}`}
					dangerouslySetInnerHTML={{ __html: `${formula}<span class="no">(${k + 1})</span>` }}
				/>
			))}
			{rules.length > 0 && (
				<ul class="ruleset">
					{rules.map(text => (
						<li key={text}>{text.length > long ? <Folded text={text} /> : <code>{text}</code>}</li>
					))}
				</ul>
			)}
		</>
	);
}
