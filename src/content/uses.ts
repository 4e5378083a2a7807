/** Where a work of the bibliography, or a word of the glossary, is used on this site. */

import { termsIn } from '../../integrations/terms.ts';
import { loadModel, modelIds } from '../engine/models/index.ts';
import { explainerPath, explainers } from './explainers.ts';
import { figures } from './figures/index.ts';
import { chapterPath, chapters, claims, terms } from './library.ts';

export interface Use {
	/** "Section 2.1 of the text", "Model: Wilson–Cowan" */
	label: string;
	/** Without base; undefined where there is no page to open. */
	path?: string;
}

/** Sections of the text, explainers, models and claims that cite the work, in this order. */
export async function usesOf(key: string): Promise<Use[]> {
	const uses: Use[] = [];
	for (const chapter of chapters()) {
		for (const section of chapter.sections) {
			if (section.cites.includes(key)) {
				uses.push({
					label: `Section ${section.number}, ${section.title}`,
					path: `${chapterPath(chapter.id)}#${section.anchor}`,
				});
			}
		}
	}
	for (const explainer of explainers())
		if (explainer.works.includes(key))
			uses.push({ label: `${explainer.title}, explained`, path: explainerPath(explainer) });
	for (const id of modelIds) {
		const model = await loadModel(id);
		if (model.cites.includes(key)) uses.push({ label: `Model: ${model.title}`, path: `/models/${id}/` });
	}
	return uses;
}

/** The claims of the review that rest on the work, and those whose evidence it is. */
export const claimsCiting = (key: string) =>
	claims().filter(claim => claim.cites.includes(key) || claim.evidence.cites.includes(key));

export interface TermUse {
	/** Numbers of the sections of the text. */
	sections: Use[];
	figures: Use[];
	models: Use[];
}

/** Where each term of the glossary is used on this site, by its id. */
export async function usesOfTerms(): Promise<ReadonlyMap<string, TermUse>> {
	const all = new Map<string, TermUse>(terms().map(({ id }) => [id, { sections: [], figures: [], models: [] }]));
	const add = (kind: keyof TermUse, text: string, use: Use) => {
		for (const id of termsIn(text, terms())) all.get(id)?.[kind].push(use);
	};
	for (const chapter of chapters())
		for (const { number, anchor, body } of chapter.sections)
			add('sections', body, { label: number, path: `${chapterPath(chapter.id)}#${anchor}` });
	for (const { id, title, summary } of figures)
		add('figures', `${title}. ${summary}`, { label: title, path: `/figures/${id}/` });
	for (const id of modelIds) {
		const { title, about } = await loadModel(id);
		add('models', `${title}. ${about}`, { label: title, path: `/models/${id}/` });
	}
	return all;
}
