import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chart } from '../chart/chart.ts';
import { LiveChart } from '../chart/LiveChart.tsx';
import { Actions, type Savable } from './Actions.tsx';
import type { Citable } from './apa.ts';
import { CiteBox } from './CiteBox.tsx';
import { Presets } from './controls/Presets.tsx';
import { RunControls } from './controls/RunControls.tsx';
import { Slider } from './controls/Slider.tsx';
import { experimentOf } from './experiment.ts';
import { FigureHead } from './FigureHead.tsx';
import type { FigureInfo } from './info.ts';
import { Plots } from './Plots.tsx';
import { Problems, type Said } from './Problems.tsx';
import { chartOf, hasSound, hasTime, labelOf, playAt, type Table } from './panels/index.ts';
import type { Broken } from './reading.ts';
import { defaultState, infoIn, presetOf, presetState, type State, sameState, searchWith, writeState } from './state.ts';
import { stateInWords } from './state-in-words.ts';
import { Tables } from './Tables.tsx';
import { useHistory } from './useHistory.ts';
import { usePlayhead } from './usePlayhead.ts';
import { useSimulation } from './useSimulation.ts';
import { useSound } from './useSound.ts';
import { tablesOf, type View, viewOf } from './view.ts';

interface Props {
	info: FigureInfo;
	/** Of the default state, made at build by the same engine. */
	view: View;
	tables: readonly Table[];
	/** Address of the figure's own page, without the site. */
	path: string;
	/** What every citation says of site and review. */
	source: Pick<Citable, 'edition' | 'review'>;
	/** Whether this is the figure's own page. */
	landing: boolean;
	/** Of the figure's title. */
	level: 2 | 3;
	/** The pictures of the default state. */
	children?: ComponentChildren;
}

/** A live figure: pictures, words, controls, link, citation and data of one state. */
export function SimulationFigure({
	info: published,
	view: first,
	tables: firstTables,
	path,
	source,
	landing,
	level,
	children,
}: Props): JSX.Element {
	const { figure } = published;
	const box = useRef<HTMLElement>(null);
	const [state, setState] = useState(() => defaultState(published));
	const history = useHistory<State>();
	const [problems, setProblems] = useState<readonly Said[]>([]);
	const [cited, setCited] = useState<string>();
	const [said, setSaid] = useState('');
	const [address, setAddress] = useState(path);
	const [awake, setAwake] = useState(false);
	const simulation = useSimulation(published, box);
	const playhead = usePlayhead();

	// The pictures made at build stand until there is something newer, and again after a reset.
	const start = defaultState(published);
	const live = simulation.result;
	// What is set, and what is seen: both may be of models that a reader has changed.
	const info = infoIn(published, state);
	const shown = live?.state ?? start;
	const seen = infoIn(published, shown);
	// A drag renders more often than a run ends: words and charts are made once for each outcome, tables only for a reader who looks.
	const outcome = live?.outcome;
	const view = useMemo(() => (outcome ? viewOf(seen, outcome, shown.compare) : first), [outcome]);
	const charts = useMemo(
		() => figure.panels.map(panel => (outcome && panel.kind !== 'readout' ? chartOf(panel, outcome, seen) : undefined)),
		[outcome],
	);
	const sound = useSound(outcome);
	const [looking, setLooking] = useState(false);
	const [Hood, setHood] = useState<typeof import('./hood/Hood.tsx').default>();
	const [broken, setBroken] = useState<Broken>();
	const [Scripts, setScripts] = useState<typeof import('./Scripts.tsx').default>();
	const tables = useMemo(() => (outcome && looking ? tablesOf(seen, outcome) : firstTables), [outcome, looking]);

	useEffect(() => {
		setAddress(new URL(path, location.href).href);
		if (!location.search) return setAwake(true);
		(async () => {
			const { readLink, tell } = await import('./reading.ts');
			const reading = await readLink(location.search, published, landing);
			setBroken(reading.broken);
			tell(reading, published, first.digest, setProblems);
			setCited(reading.cited);
			setAwake(true);
			// A reader who has moved a control meanwhile keeps what was set.
			if ((sameState(reading.state, start) && !reading.cited) || history.hasBegun()) return;
			setState(reading.state);
			simulation.run(reading.state);
		})();
	}, []);

	function write(next: State): void {
		window.history.replaceState(
			window.history.state,
			'',
			location.pathname + searchWith(location.search, published, next) + location.hash,
		);
	}

	/** Sets a state, and remembers what was set before. */
	function go(next: State): void {
		history.remember(state);
		show(next);
	}

	function show(next: State): void {
		setState(next);
		setProblems([]);
		if (sameState(next, start) && !cited) simulation.rest();
		else simulation.run(next);
		write(next);
	}

	/** Whether what is set is what this browser has calculated. */
	const isLive = (): boolean => live !== undefined && sameState(live.state, state);

	/** A control may be moved again before the last state is drawn; it starts from what is set, not from what is seen. */
	const set = (change: Partial<State>): void => go({ ...state, ...change });

	function copy(text: string, what: string): void {
		navigator.clipboard?.writeText(text).then(
			() => setSaid(`${what} copied.`),
			() => setSaid(`${what} could not be copied: ${text}`),
		) ?? setSaid(`${what}: ${text}`);
	}

	function offer(ending: string, type: string, content: string | Blob): void {
		const link = document.createElement('a');
		link.href = URL.createObjectURL(new Blob([content], { type }));
		link.download = `${figure.id}${seen.edits ? '-edited' : ''}-${view.digest.slice(0, 8)}.${ending}`;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
		setSaid(`${link.download} saved.`);
	}

	/** Files hold what this browser has calculated; the default state is run for them when it has not been yet. */
	async function save(ending: Savable): Promise<void> {
		if (!live || !isLive()) {
			simulation.run(state);
			setSaid('Calculating; choose the file again when the figure is ready.');
			return;
		}
		const url = `${address}?${writeState(published, state, live.outcome.digest)}`;
		if (ending === 'png' || ending === 'svg') {
			const { pictureOf } = await import('./picture.ts');
			const notes = [url, `Digest ${view.digest}. CC BY 4.0`];
			const picture = await pictureOf(ending, box.current as HTMLElement, charts.filter(Boolean) as Chart[], notes);
			return offer(ending, picture.type, picture);
		}
		const { csvOf, jsonOf } = await import('./files.ts');
		const text = ending === 'csv' ? csvOf(live.outcome) : jsonOf(info, state, live.outcome, url);
		offer(ending, ending === 'csv' ? 'text/csv' : 'application/json', text);
	}

	/** The first picture that can be heard, with the playhead along it; again, and it is quiet. */
	async function hear(): Promise<void> {
		if (!sound.listening && !isLive()) {
			simulation.run(state);
			setSaid('Calculating; listen again when the figure is ready.');
			return;
		}
		if (!(await sound.toggle(charts[figure.panels.findIndex(hasSound)] as Chart))) return;
		playhead.clear();
		if (!playhead.still) playhead.toggle();
	}

	function play(act: () => void): void {
		if (!isLive()) simulation.run(state);
		act();
	}

	// What is cited is what is seen: a run may still be under way to what is set.
	const item: Citable = {
		title: seen.figure.title,
		state: stateInWords(seen, shown),
		...source,
		figureVersion: figure.version,
		url: `${address}?${writeState(published, shown, view.digest)}`,
		digest: view.digest,
	};
	const running = simulation.progress !== undefined;
	// A seed means something only where something is drawn at random.
	const chance = Object.values(info.runs).some(run => run.chance);
	const moves = figure.panels.some(hasTime);
	// Controls stand under the name of their model; a run that only follows another has none of its own.
	const groups = Object.entries(info.runs).filter(([run]) => info.controls.some(control => control.runs[0] === run));
	return (
		<figure
			class={`fig${running ? ' running' : ''}`}
			ref={box}
			aria-labelledby={`${figure.id}-title`}
			data-kernel={view.kernel}
			data-digest={view.digest}
			data-awake={awake}
			data-live={Boolean(live)}
		>
			<FigureHead
				info={seen}
				seed={chance ? state.seed : undefined}
				n={shown.n}
				landing={landing}
				level={level}
				progress={simulation.progress}
				live={Boolean(live)}
				asCited={cited && live ? view.digest.startsWith(cited) : undefined}
			/>
			<div class="needs-js">
				<Presets
					id={figure.id}
					presets={figure.presets}
					active={presetOf(info, state)}
					compare={state.compare}
					onChoose={id => {
						playhead.clear();
						const { values } = presetState(info, id) as State;
						set({ values });
					}}
					onCompare={compare => {
						const { compare: _, ...rest } = state;
						go(compare ? { ...rest, compare } : rest);
					}}
				/>
				{groups.map(([run, { title }]) => (
					<fieldset class="controls" key={run}>
						<legend class={groups.length > 1 ? 'label' : 'sr'}>{title}</legend>
						{info.controls
							.filter(control => control.runs[0] === run)
							.map(control => (
								<Slider
									key={control.name}
									id={`${figure.id}-${control.name.replace('.', '-')}`}
									control={control}
									value={state.values[control.name] as number}
									onInput={value => set({ values: { ...state.values, [control.name]: value } })}
									onProblem={problem => setProblems([problem])}
								/>
							))}
					</fieldset>
				))}
			</div>
			<Problems problems={simulation.problem ? [...problems, simulation.problem] : problems} />
			<div hidden={Boolean(live)}>{children}</div>
			{live && (
				<Plots
					figure={seen.figure}
					view={view}
					level={level === 2 ? 3 : 4}
					picture={(panel, index) => {
						const at = playhead.at === undefined ? undefined : playAt(panel, playhead.at, live.outcome, seen);
						return <LiveChart chart={charts[index] as Chart} label={labelOf(panel)} {...(at && { at })} />;
					}}
				/>
			)}
			<p class="says">
				<span class="label">What you see</span>
				<span role="status">{view.says}</span>
			</p>
			<div class="needs-js">
				<RunControls
					id={figure.id}
					seed={chance ? state.seed : undefined}
					playhead={moves ? playhead : undefined}
					play={play}
					onListen={figure.panels.some(hasSound) ? hear : undefined}
					listening={sound.listening}
					n={state.n ?? 1}
					onSeed={seed => set({ seed })}
					onDraws={n => {
						const { n: _, ...rest } = state;
						go(n > 1 ? { ...rest, n } : rest);
					}}
					onProblem={problem => setProblems([problem])}
				/>
				<Actions
					page={landing ? undefined : path}
					canUndo={history.canUndo}
					canRedo={history.canRedo}
					onLink={() => copy(`${address}?${writeState(published, state)}`, 'Link')}
					onSave={save}
					onStop={running ? simulation.stop : undefined}
					onUndo={() => show(history.undo(state))}
					onRedo={() => show(history.redo(state))}
					onReset={() => {
						playhead.clear();
						setCited(undefined);
						simulation.rest();
						history.remember(state, true);
						setState(start);
						setProblems([]);
						write(start);
					}}
				/>
				<p class="sr" role="status">
					{said}
				</p>
			</div>
			<details class="more" onToggle={event => setLooking(event.currentTarget.open)}>
				<summary>Data table</summary>
				<Tables tables={tables} figure={figure.number} />
			</details>
			<details
				class="more needs-js"
				onToggle={() => import('./Scripts.tsx').then(({ default: loaded }) => setScripts(() => loaded))}
			>
				<summary>Scripts for other simulators</summary>
				{Scripts ? (
					<Scripts
						runs={experimentOf(published, { ...shown, compare: undefined }).runs}
						url={item.url}
						digests={Object.fromEntries(Object.entries(outcome?.recordings ?? {}).map(([run, r]) => [run, r.digest]))}
						offer={offer}
					/>
				) : (
					<p />
				)}
			</details>
			<details
				class="more needs-js"
				open={Boolean(broken)}
				onToggle={() => import('./hood/Hood.tsx').then(({ default: loaded }) => setHood(() => loaded))}
			>
				<summary>Under the hood</summary>
				{Hood ? (
					<Hood
						published={published}
						state={state}
						path={path}
						level={level === 2 ? 3 : 4}
						problem={simulation.problem}
						broken={broken}
						go={go}
					/>
				) : (
					<p />
				)}
			</details>
			<details class="more" open={landing || Boolean(cited)}>
				<summary>Cite this state</summary>
				<CiteBox item={item} cited={cited} live={Boolean(live)} copy={copy} save={offer} />
			</details>
			{figure.ask && (
				<details class="more">
					<summary>{figure.ask.question}</summary>
					<p class="answer">{view.answer}</p>
				</details>
			)}
			<figcaption>
				{seen.edits && 'Edited model. '}
				{view.caption}
			</figcaption>
		</figure>
	);
}
