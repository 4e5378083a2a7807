/** npm run verify: every expectation and claim test beside what this engine measured, with the spread over its seeds. Exits 1 where one is missed or out of date. */
import { figures } from '../src/content/figures/index.ts';
import { measuredModel, outcomeOf } from '../src/content/measured.ts';
import { judge, testsOf } from '../src/content/verdicts.ts';
import { loadModels } from '../src/engine/index.ts';

const cell = (value: number | null): string => (value === null ? '–' : Number(value.toPrecision(6)).toString());
const models = await loadModels();
const counts = { held: 0, finding: 0, missed: 0 };

for (const [id, model] of models) {
	console.log(`\n${id}`);
	for (const [k, measured] of measuredModel(model).entries()) {
		const expected = model.expect[k] as (typeof model.expect)[number];
		const outcome = outcomeOf(expected, measured);
		counts[outcome]++;
		const band = `${cell(expected.band[0])} … ${cell(expected.band[1])}`;
		const spread = measured.seeds > 1 ? `± ${cell(measured.spread)} (${measured.seeds} seeds)` : '';
		console.log(
			`  ${outcome.padEnd(8)}${cell(measured.value).padStart(11)} ${spread.padEnd(24)} in ${band.padEnd(24)}[${expected.tag}]  ${expected.id}: ${expected.measure}${expected.relativeTo ? ', ratio' : ''}`,
		);
	}
}
for (const figure of figures) {
	console.log(`\n${figure.id}`);
	for (const [claim, tests] of testsOf(figure)) {
		console.log(`  Claim ${claim}: ${judge(tests)}`);
		for (const { test, measured } of tests) {
			const { from, to, agree, seeds, direction } = measured;
			console.log(
				`    ${direction.padEnd(12)}${cell(from.value)} → ${cell(to.value)}  (${Math.round(agree * 100)} % of ${seeds} seeds)  ${test.says}`,
			);
		}
	}
}
console.log(`\n${counts.held} held, ${counts.finding} findings, ${counts.missed} missed`);
process.exit(counts.missed ? 1 : 0);
