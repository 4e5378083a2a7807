/** What the search finds besides whole pages: one reference, claim, figure, model or term. */
export interface SearchRecord {
	/** From the site's root, without base. */
	url: string;
	title: string;
	text: string;
	kind: 'Reference' | 'Claim' | 'Figure' | 'Model' | 'Term';
	/** Year, for sorting. */
	sort?: string;
}
