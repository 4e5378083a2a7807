import type { JSX } from 'preact';
import { ledger } from '../../content/ledger.ts';
import { href } from '../layout/href.ts';
import type { FigureInfo } from './info.ts';
import { olderOf, type Releases } from './older.ts';

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
export default async function olderLink(
	{ figure }: FigureInfo,
	then: number,
	cited: string | undefined,
	digest: string,
): Promise<JSX.Element> {
	const { says, kept } = olderOf(figure, then, { ledger, releases: await releasesKept(), digest, cited });
	const name = `release ${kept?.release}`;
	return (
		<>
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
		</>
	);
}
