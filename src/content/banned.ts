/**
 * Words that explainers do without, and what they say instead: the written style of CONTRIBUTING, as far as a machine can hold it. A person
 * comes before a condition; an illness is not a battle; a treatment is not a promise; a model's number is not a person's.
 */
export interface Banned {
	words: RegExp;
	/** What is said instead, or why nothing is. */
	instead: string;
}

export const banned: readonly Banned[] = [
	// The person
	{
		words: /\b(?:an?|the|many|most|some) epileptics?\b(?! (?:seizure|network|activity|brain))/i,
		instead: 'a person with epilepsy',
	},
	{
		words: /\b(?:schizophrenics?|autistics|depressives|manics|psychotics|addicts?|alcoholics?)\b/i,
		instead: 'a person with …',
	},
	{
		words: /\b(?:suffer(?:s|ed|ing|ers?)?|victims?|afflicted|stricken|plagued) ?(?:from|of|by|with)?\b/i,
		instead: 'has, lives with',
	},
	{
		words: /\b(?:normal|healthy|ordinary) (?:people|person|persons|brains?|children|adults)\b/i,
		instead: 'people without the condition; “healthy” names a preset',
	},
	{
		words: /\b(?:abnormal|defective|broken|damaged|diseased) (?:people|person|brains?|minds?)\b/i,
		instead: 'say what differs',
	},
	{
		words: /\b(?:crazy|insane|mad|lunatic|demented|retarded|fits?)\b(?! (?:of|into|together|the|a|in|to)\b)/i,
		instead: 'the name of what is meant; a seizure',
	},
	{
		words: /\b(?:non-?complian\w+|refus(?:es|ed) (?:treatment|medication))\b/i,
		instead: 'does not take, stopped taking',
	},
	// The illness
	{
		words: /\b(?:battl(?:e|es|ing)|fight(?:s|ing)? (?:against|with)|struggl\w+ with|war on)\b/i,
		instead: 'lives with',
	},
	{ words: /\b(?:devastating|tragic|terrible|horrific|hopeless|incurable|killer)\b/i, instead: 'say what happens' },
	// The treatment
	{
		words: /\b(?:cur(?:e|es|ed|ing)|miracles?|breakthroughs?|game.?chang\w+|revolutionary|safe and effective)\b/i,
		instead: 'can reduce, may help',
	},
	{
		words: /\b(?:should|must|need to|have to|ought to) (?:take|stop|try|start|begin|avoid|ask for|switch)\b/i,
		instead: 'nothing: no advice',
	},
	{
		words: /\b(?:you should|you must|we recommend|is recommended|talk yourself|consider (?:taking|trying|stopping))\b/i,
		instead: 'nothing: no advice',
	},
	{
		words: /\b(?:\d+|one|two|five|ten) ?(?:mg|milligrams?|µg|micrograms?|tablets?|pills?)\b|\bmilligrams?\b/i,
		instead: 'nothing: no amounts',
	},
	{
		words: /(?<!\b(?:no|not a|is a|for no) )\b(?:doses?|dosage|dosing)\b/i,
		instead: 'nothing: no amounts; “none of them is a dose” is allowed',
	},
	// Uncertainty
	{
		words: /\b(?:prov(?:es|en|ed)|proof) (?:that|to|of)\b|\bscientifically proven\b/i,
		instead: 'shows in this model; finds',
	},
	{ words: /\b(?:obviously|clearly|of course|undoubtedly|everyone knows|as we all know)\b/i, instead: 'nothing' },
	{
		words: /\b(?:chemical imbalance|hard-?wired|rewir(?:e|es|ed|ing) (?:the|your) brain)\b/i,
		instead: 'say what changes where',
	},
	{
		words: /\b(?:your|my|his|her|their) (?:risk|chance|odds|score|brain (?:is|has))\b/i,
		instead: 'nothing: no model speaks of a person',
	},
	{
		words: /\b(?:predicts?|diagnos(?:e|es)) (?:whether |that |if )?(?:you|a person|someone|anyone|people)\b/i,
		instead: 'nothing: no model speaks of a person',
	},
];

/** Every banned phrase of a text, with what to say instead. */
export const bannedIn = (text: string): { found: string; instead: string }[] =>
	banned.flatMap(({ words, instead }) => {
		const found = new RegExp(words.source, `${words.flags}g`);
		return [...text.matchAll(found)].map(([match]) => ({ found: match, instead }));
	});
