import { useEffect, useRef, useState } from 'preact/hooks';
import { ModelError, type Outcome, type Problem } from '../../engine/index.ts';
import { createSession, type Session } from '../../engine/worker/client.ts';
import { experimentOf } from './experiment.ts';
import type { FigureInfo } from './info.ts';
import { type Standing, standing } from './pace.ts';
import { loadPanels } from './panels/index.ts';
import type { State } from './state.ts';

export interface Simulation {
	/** The newest finished run and the state it belongs to. */
	result?: { state: State; outcome: Outcome };
	/** 0 to 1 while a run is under way. */
	progress?: number;
	problem?: Problem;
	run(state: State): void;
	/** Back to the pictures made at build. */
	rest(): void;
	stop(): void;
}

/** Runs states of a figure in its worker. The newest wins; what is off the screen waits until it is seen. */
export function useSimulation(info: FigureInfo, element: { current: HTMLElement | null }): Simulation {
	const session = useRef<Session | undefined>(undefined);
	const waiting = useRef<State | undefined>(undefined);
	const running = useRef<State | undefined>(undefined);
	const seen = useRef(true);
	const pictures = useRef<Standing<Simulation['result']> | undefined>(undefined);
	const [result, setResult] = useState<Simulation['result']>();
	const [progress, setProgress] = useState<number>();
	const [problem, setProblem] = useState<Problem>();

	/** Shows a result, or the pictures made at build, once the last picture has stood long enough. */
	function show(next: Simulation['result']): void {
		pictures.current ??= standing(picture => {
			setProblem(undefined);
			setProgress(undefined);
			setResult(picture);
		});
		pictures.current.next(next);
	}

	function run(state: State): void {
		if (!seen.current) {
			waiting.current = state;
			return;
		}
		session.current ??= createSession();
		running.current = state;
		setProgress(0);
		Promise.all([
			session.current.run(experimentOf(info, state), ({ done }) => setProgress(done)),
			loadPanels(info.figure),
		])
			.then(([outcome]) => {
				running.current = undefined;
				show({ state, outcome });
			})
			.catch((error: unknown) => {
				if (error instanceof Error && error.name === 'AbortError') return;
				running.current = undefined;
				setProgress(undefined);
				setProblem(
					error instanceof ModelError
						? error.problem
						: {
								in: 'simulation',
								found: String(error),
								expected: 'a result',
								hint: 'Reset the figure, or reload the page.',
							},
				);
			});
	}

	function rest(): void {
		session.current?.stop();
		running.current = undefined;
		waiting.current = undefined;
		show(undefined);
	}

	function stop(): void {
		pictures.current?.forget();
		session.current?.stop();
		running.current = undefined;
		waiting.current = undefined;
		setProgress(undefined);
	}

	useEffect(() => {
		const observer = new IntersectionObserver(
			entries => {
				seen.current = entries.some(entry => entry.isIntersecting);
				if (!seen.current && running.current) {
					waiting.current = running.current;
					session.current?.stop();
					running.current = undefined;
					setProgress(undefined);
				}
				const state = waiting.current;
				if (seen.current && state) {
					waiting.current = undefined;
					run(state);
				}
			},
			{ rootMargin: '200px' },
		);
		if (element.current) observer.observe(element.current);
		return () => {
			observer.disconnect();
			pictures.current?.forget();
			session.current?.dispose();
		};
	}, []);

	return {
		...(result && { result }),
		...(progress !== undefined && { progress }),
		...(problem && { problem }),
		run,
		rest,
		stop,
	};
}
