import type { JSX } from 'preact';
import { ledger } from '../../content/ledger.ts';
import { href } from '../layout/href.ts';
import type { FigureInfo } from './info.ts';
import { olderOf, type Releases } from './older.ts';
import type { Reading } from './reading.ts';

/** The figure's own part of an address, as it was linked. */
const partOf = (id: string): string => {
	const given = new URLSearchParams(location.search).get(id) ?? '';
	return `${id}=${encodeURIComponent(given).replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
};

/** What is kept beside this site; nothing where that cannot be asked. */
const releasesKept = (): Promise<Releases> =>
	fetch(href('/data/releases.json')).then(
		answer => (answer.ok ? answer.json() : {}),
		() => ({}),
	);

/** What a link to an earlier version is told. `digest` is that of the default state now. */
export default async function older(
	{ figure }: FigureInfo,
	{ older: then = 0, cited }: Pick<Reading, 'older' | 'cited'>,
	digest: string,
): Promise<JSX.Element> {
	const { says, kept } = olderOf(figure, then, { ledger, releases: await releasesKept(), digest, cited });
	const name = `release ${kept?.release}`;
	return (
		<div class="notice" role="alert">
			<svg class="ico" aria-hidden="true">
				<use href="#g-info" />
			</svg>
			<p>
				{says.join(' ')}{' '}
				{!kept ? (
					`Version ${then} was never part of a release.`
				) : kept.from ? (
					<>
						Version {then} stands as it was in{' '}
						<a href={`${kept.from}figures/${figure.id}/?${partOf(figure.id)}`}>{name}, this very state</a>.
					</>
				) : (
					`Version ${then} came with ${name}, of which no copy was found beside this site.`
				)}
			</p>
		</div>
	);
}
