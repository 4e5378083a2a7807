import type { JSX } from 'preact';
import { digestDigits } from './state.ts';

/** Whether the picture is the one that was cited. */
export default function Reproduced({ cited, digest }: { cited: string; digest: string }): JSX.Element {
	const same = digest.startsWith(cited);
	return (
		<p class="ok">
			<svg class="ico" aria-hidden="true">
				<use href={same ? '#v-shows' : '#v-contradicts'} />
			</svg>
			<span>
				{same ? (
					<>
						<b>This browser reproduced the digest.</b> The numbers you see are the numbers that were cited.
					</>
				) : (
					<>
						<b>This browser calculated other numbers.</b> The link cites {cited.slice(0, digestDigits)}, and this state
						gives {digest.slice(0, digestDigits)}. Either the state was changed since, or the figure has a newer
						version.
					</>
				)}
			</span>
		</p>
	);
}
