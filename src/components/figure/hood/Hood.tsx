import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Problem, withEdit } from '../../../engine/index.ts';
import { type FigureInfo, setsOf } from '../info.ts';
import type { Broken } from '../reading.ts';
import { infoIn, type State } from '../state.ts';
import { Equations } from './Equations.tsx';
import { type Models, modelsOf, moved } from './edited.ts';
import { Parameters } from './Parameters.tsx';

interface Props {
	published: FigureInfo;
	state: State;
	/** Address of the figure's own page. */
	path: string;
	/** Of the models' titles. */
	level: 3 | 4;
	/** What the last run has found wrong. */
	problem: Problem | undefined;
	/** Changes that a link brought and that cannot be run as they are. */
	broken: Broken | undefined;
	go(next: State): void;
}

/** What runs in a figure, model by model: equations, parameters, what is left out, and all of it to be changed. Loaded when it is opened. */
export default function Hood({ published, state, path, level, problem, broken, go }: Props): JSX.Element {
	const [models, setModels] = useState<Models>();
	const [Editor, setEditor] = useState<typeof import('./Editor.tsx').default>();
	const [mended, setMended] = useState(false);
	/** Editors that were opened or closed, by model: one that is in use stays when its model is the published one again. */
	const [open, setOpen] = useState<Readonly<Record<string, boolean>>>({});
	useEffect(() => {
		modelsOf(published).then(setModels);
	}, []);
	if (!models) return <p>Loading …</p>;
	const { figure, edits = {} } = infoIn(published, state);
	// A link's changes that cannot be run stand in the editor, until something else is run or set.
	const draft = mended || state.edit ? undefined : broken;
	function toggled(id: string, isOpen: boolean): void {
		setOpen(all => ({ ...all, [id]: isOpen }));
		import('./Editor.tsx').then(({ default: loaded }) => setEditor(() => loaded));
	}
	const Title = `h${level}` as 'h3' | 'h4';
	const Part = `h${level + 1}` as 'h4' | 'h5';
	return (
		<div class="hood">
			{[...models.values()].map(model => {
				const edit = edits[model.id];
				const now = withEdit(model, edit);
				const faulty = draft?.model === model.id ? draft.problem : undefined;
				return (
					<div key={model.id}>
						<Title>
							<a href={path.replace(/figures\/[^/]+\/$/, `models/${model.id}/`)}>{model.title}</a>
							{edit && ', edited'}
						</Title>
						<Equations model={now} />
						<Part>Parameters</Part>
						<Parameters model={now} runs={setsOf(figure, model.id)} label={`Parameters that run, ${model.title}`} />
						<Part>What {edit ? 'the published model' : 'it'} leaves out</Part>
						<ul class="leaves">
							{model.leavesOut.map(text => (
								<li key={text}>{text}</li>
							))}
						</ul>
						<details
							class="more"
							open={open[model.id] ?? (Boolean(faulty) || Boolean(edit))}
							onToggle={event => toggled(model.id, event.currentTarget.open)}
						>
							<summary>Change this model</summary>
							{Editor ? (
								<Editor
									id={`${figure.id}-${model.id}`}
									published={published}
									models={models}
									model={model}
									edits={draft?.edits ?? edits}
									problem={faulty ?? (edit ? problem : undefined)}
									onRun={next => {
										setMended(true);
										const { edit: before, ...rest } = state;
										const to = next?.info ?? published;
										const values = moved(state, before?.info ?? published, to);
										go({ ...rest, values, ...(next && { edit: next }) });
									}}
								/>
							) : (
								<p />
							)}
						</details>
					</div>
				);
			})}
		</div>
	);
}
