import { loadModel, modelIds } from '../engine/models/index.ts';
import { figures } from './figures/index.ts';
import { claimAnchor, claimPath, claims, references, terms } from './library.ts';
import type { SearchRecord } from './search-record.ts';
import { claimsCiting } from './uses.ts';
import { verdictOf } from './verdicts.ts';
import { authorsLong, authorYear, standing, venue, verdictClause, year } from './wording.ts';

/** One record for every reference, claim, figure, model and term that has a place to open. */
export async function searchRecords(): Promise<SearchRecord[]> {
	const fromReferences = references().map((entry): SearchRecord => {
		const { name, rest } = venue(entry);
		return {
			url: `/references/${entry.id}/`,
			title: `${authorYear(entry)}: ${entry.title}`,
			text: `${authorsLong(entry)} ${[
				[name, rest].filter(Boolean).join(' '),
				entry.DOI,
				standing[entry.custom.seedStatus],
				...claimsCiting(entry.id).map(claim => `For claim ${claim.id}: ${claim.says}`),
			]
				.filter(Boolean)
				.map(part => (/[.?!]\)?$/.test(part as string) ? part : `${part}.`))
				.join(' ')}`,
			kind: 'Reference',
			sort: String(year(entry)),
		};
	});
	const fromClaims = claims().map((claim): SearchRecord => {
		const verdict = verdictOf(claim.id);
		const [figure] = verdict.figures;
		return {
			url: figure
				? `/figures/${figure}/#${claimAnchor(claim.id)}`
				: (claimPath(claim.id) ?? `/claims/#${claimAnchor(claim.id)}`),
			title: `Claim ${claim.id}`,
			text: `${claim.says} In this edition, ${verdictClause[verdict.state]}.`,
			kind: 'Claim',
		};
	});
	const fromFigures = figures.map(
		(figure): SearchRecord => ({
			url: `/figures/${figure.id}/`,
			title: `Figure ${figure.number}: ${figure.title}`,
			text: figure.summary,
			kind: 'Figure',
		}),
	);
	const fromModels = await Promise.all(
		modelIds.map(async (id): Promise<SearchRecord> => {
			const { title, about } = await loadModel(id);
			return { url: `/models/${id}/`, title: `Model: ${title}`, text: about, kind: 'Model' };
		}),
	);
	const fromTerms = terms().map(
		({ id, term, also, says }): SearchRecord => ({
			url: `/glossary/#${id}`,
			title: term,
			text: [says, ...(also.length > 0 ? [`Also: ${also.join(', ')}.`] : [])].join(' '),
			kind: 'Term',
		}),
	);
	return [...fromReferences, ...fromClaims, ...fromFigures, ...fromModels, ...fromTerms];
}
