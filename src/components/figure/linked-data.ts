/** A figure in schema.org's words: something to learn from, and the data set behind it. */
import { figureId, ours, referenceLd } from '../../content/json-ld.ts';
import { reference } from '../../content/library.ts';
import { address } from '../layout/href.ts';
import { type Built, models } from './build.ts';
import { takeaways, takePath } from './take.ts';

export function figureLd({ figure, info, outcome, view }: Built): object[] {
	const id = figureId(figure.id, address);
	const page = address(`/figures/${figure.id}/`);
	const version = `${ours.version}, figure version ${figure.version}`;
	const runs = Object.entries(info.runs);
	const measured = runs.flatMap(([run, { title, observables }]) =>
		Object.entries(observables).map(([name, { label, unit }]) => ({
			'@type': 'PropertyValue',
			name: runs.length > 1 ? `${label}, ${run}` : label,
			description: `Recorded from the model ${title}`,
			// Of a spike its time is recorded.
			unitText: name in (outcome.recordings[run]?.spikes ?? {}) ? 'ms' : unit,
		})),
	);
	const technique = Object.values(outcome.recordings).map(
		({ model, seed, dt }) => `simulation of the model ${models.get(model)?.title}, seed ${seed}, dt ${dt} ms`,
	);
	const cites = [...new Set(runs.flatMap(([, { model }]) => models.get(model)?.cites ?? []))];
	const shared = { ...ours, version, datePublished: figure.since, url: page };
	return [
		{
			'@type': ['CreativeWork', 'LearningResource'],
			'@id': id,
			name: figure.title,
			alternateName: `Figure ${figure.number}`,
			description: figure.summary,
			identifier: figure.id,
			...shared,
			isPartOf: { '@type': 'Book', '@id': `${address('/')}#edition` },
			learningResourceType: 'interactive simulation',
			interactivityType: 'active',
			accessMode: ['visual', 'textual'],
			accessModeSufficient: ['visual', 'textual'],
			accessibilityFeature: ['alternativeText', 'longDescription', 'structuralNavigation', 'MathML'],
			// Only what a test holds: tests/e2e/motion.spec.ts counts flashes.
			accessibilityHazard: ['noFlashingHazard'],
			image: address(takePath(figure.id, { suffix: '-card.png' })),
			citation: cites.map(key => referenceLd(reference(key))),
			subjectOf: { '@id': `${page}#data` },
		},
		{
			'@type': 'Dataset',
			'@id': `${page}#data`,
			name: `Data of figure ${figure.number}: ${figure.title}`,
			description: `${figure.summary} ${view.says} The files hold every number that the default state records.`,
			creator: ours.author,
			...shared,
			identifier: { '@type': 'PropertyValue', propertyID: 'SHA-256', value: view.digest },
			variableMeasured: measured,
			measurementTechnique: [...new Set(technique)],
			distribution: takeaways
				.filter(({ is }) => is === 'data')
				.map(file => ({
					'@type': 'DataDownload',
					encodingFormat: file.type.split(';')[0],
					contentUrl: address(takePath(figure.id, file)),
				})),
		},
	];
}
