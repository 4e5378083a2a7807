import { expect, test } from 'vitest';
import { disorders, disordersIn } from '../../src/content/disorders.ts';
import { claims } from '../../src/content/library.ts';

const about = (text: string, section?: string) => disordersIn(text, section).map(({ id }) => id);

test('a sentence is about what it names', () => {
	expect(about('Schizophrenia: loss of PV function breaks gamma synchrony.')).toEqual(['schizophrenia']);
	expect(about('Migraine: spreading depression travels before the aura.')).toEqual(['migraine']);
	expect(about('Plasticity acts through depression and facilitation.')).toEqual([]);
	expect(about('Raised inhibitory tone in depression and chronic stress.')).toEqual(['depression']);
	expect(about('Local processing is enhanced.', '3.2')).toEqual(['autism']);
});

test('every disorder has a claim', () => {
	for (const { id } of disorders)
		expect(claims().filter(claim => about(claim.says, claim.section).includes(id)).length, id).toBeGreaterThan(0);
});
