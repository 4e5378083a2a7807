/** What a run of the cross-check leaves behind, for the site: src/content/crosschecked.ts says what each entry means. */
import { writeFileSync } from 'node:fs';
import { type Crosscheck, crosscheckFile, crosscheckKey, crosscheckRecord } from '../../src/content/crosschecked.ts';
import type { Model } from '../../src/engine/index.ts';
import { isCompared, only } from './cases.ts';

/** Where some models only are compared, what stands of the others stays. */
const checks: Crosscheck[] = only ? (crosscheckRecord()?.checks.filter(({ model }) => !isCompared(model)) ?? []) : [];

/** Takes down one comparison of a model that stands on the site. */
export function note(model: Model, check: Omit<Crosscheck, 'model' | 'key'>): void {
	const found = check.found === null || !Number.isFinite(check.found) ? null : Number(check.found.toPrecision(2));
	checks.push({ model: model.id, key: crosscheckKey(model, check), ...check, found });
}

/** Writes all of them, one a line. */
export function writeRecord(brian2: string): void {
	const date = new Date().toISOString().slice(0, 10);
	const lines = checks.map(check => `\t\t${JSON.stringify(check)}`);
	writeFileSync(
		crosscheckFile,
		`{\n\t"brian2": ${JSON.stringify(brian2)},\n\t"date": "${date}",\n\t"checks": [\n${lines.join(',\n')}\n\t]\n}\n`,
	);
}
