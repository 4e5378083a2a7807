import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadModel, type Model, type Run } from '../../engine/index.ts';
import { scriptType, simulators } from '../scripts.ts';

interface Props {
	/** What is seen, run by run. */
	runs: Readonly<Record<string, Run>>;
	/** Its permanent link. */
	url: string;
	/** Digests of its runs by name, as far as they have run here. */
	digests: Readonly<Record<string, string>>;
	offer(ending: string, type: string, text: string): void;
}

/** The runs of a state as scripts for other simulators. Loaded only when a reader asks, and the exporters with it. */
export default function Scripts({ runs: all, url, digests, offer }: Props): JSX.Element {
	const [models, setModels] = useState<ReadonlyMap<string, Model>>();
	useEffect(() => {
		const ids = [...new Set(Object.values(all).map(run => run.model))];
		Promise.all(ids.map(async id => [id, await loadModel(id)] as const)).then(loaded => setModels(new Map(loaded)));
	}, []);
	if (!models) return <p>Loading …</p>;
	const runs = Object.entries(all);
	const named = (run: string): string => (runs.length > 1 ? `, ${run}` : '');
	return (
		<div>
			<div class="acts">
				{runs.flatMap(([name, run]) =>
					simulators.map(({ suffix, name: simulator, without, script }) => {
						const model = models.get(run.model) as Model;
						if (without(model, run) !== undefined) return null;
						const origin = { figure: url, ...(digests[name] && { digest: digests[name] }) };
						const ending = `${runs.length > 1 ? `${name}-` : ''}${suffix.slice(1)}`;
						return (
							<button
								type="button"
								class="btn quiet"
								key={name + suffix}
								onClick={() => offer(ending, scriptType, script(model, run, origin))}
							>
								Save {simulator}
								{named(name)}
							</button>
						);
					}),
				)}
			</div>
			{runs.flatMap(([name, run]) =>
				simulators.map(({ name: simulator, without }) => {
					const reason = without(models.get(run.model) as Model, run);
					return reason === undefined ? null : (
						<p key={name + simulator}>
							{simulator}
							{named(name)}: {reason}
						</p>
					);
				}),
			)}
		</div>
	);
}
