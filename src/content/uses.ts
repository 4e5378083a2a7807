/** Where a work of the bibliography is used on this site. */
import { loadModel, modelIds } from '../engine/models/index.ts';
import { chapterPath, chapters, claims } from './library.ts';

export interface Use {
	/** "Section 2.1 of the text", "Model: Wilson–Cowan" */
	label: string;
	/** Without base; undefined where there is no page to open. */
	path?: string;
}

/** Sections of the text, models and claims that cite the work, in this order. */
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
	for (const id of modelIds) {
		const model = await loadModel(id);
		if (model.cites.includes(key)) uses.push({ label: `Model: ${model.title}`, path: `/models/${id}/` });
	}
	return uses;
}

/** The claims of the review that rest on the work, and those whose evidence it is. */
export const claimsCiting = (key: string) =>
	claims().filter(claim => claim.cites.includes(key) || claim.evidence.cites.includes(key));
