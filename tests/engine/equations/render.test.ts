import { expect, test } from 'vitest';
import { equationsToMathML, nameToMathML } from '../../../src/engine/equations/render.ts';

test('symbols as the literature writes them', () => {
	expect(nameToMathML('tau_m')).toContain('<msub><mi>τ</mi><mi>m</mi></msub>');
	expect(nameToMathML('x1')).toContain('<msub><mi>x</mi><mn>1</mn></msub>');
	expect(nameToMathML('V_th')).toContain('<msub><mi>V</mi><mi>th</mi></msub>');
});

test('one formula an equation, parameters of neurons left out, brackets only where needed', () => {
	const [first, second, ...rest] = equationsToMathML('dv/dt = (a - v)/tau : 1\nw = a*(b + c)*exp(-x/2)**2 : 1\np : 1');
	expect(rest).toEqual([]);
	expect(first).toContain('<mfrac><mrow><mi mathvariant="normal">d</mi><mi>v</mi></mrow>');
	expect(first).not.toContain('<mo>(</mo>');
	expect(second?.match(/<mo>\(<\/mo>/g)).toHaveLength(2);
});

test('a laplacian is the operator before its variable', () => {
	expect(equationsToMathML('du/dt = D*laplacian(u) : 1')[0]).toMatch(
		/<mo form="prefix">∇<\/mo><mn>2<\/mn><\/msup><mi>u<\/mi>/,
	);
});
