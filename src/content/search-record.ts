/** What the search finds: a page, a section of it, or a thing that has a place of its own. */
export interface SearchRecord {
	/** From the site's root, without base. */
	url: string;
	title: string;
	text: string;
	kind: 'Page' | 'Chapter' | 'Disorder' | 'Therapy' | 'Section' | 'Reference' | 'Claim' | 'Figure' | 'Model' | 'Term';
	/** The page in which a section stands. */
	within?: string;
	/** Year, for sorting. */
	sort?: string;
}
