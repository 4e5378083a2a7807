/** What a citation is called and served as when it is a file for a reference manager. */
export const citationFiles: readonly {
	format: 'bibtex' | 'ris' | 'csl';
	ending: string;
	type: string;
	name: string;
}[] = [
	{ format: 'bibtex', ending: 'bib', type: 'application/x-bibtex; charset=utf-8', name: 'BibTeX' },
	{ format: 'ris', ending: 'ris', type: 'application/x-research-info-systems; charset=utf-8', name: 'RIS' },
	{
		format: 'csl',
		ending: 'csl.json',
		type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
		name: 'CSL-JSON',
	},
];
