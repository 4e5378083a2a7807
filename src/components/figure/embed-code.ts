/** Completes the code of a frame where the build did not know the public address, and copies it. */
const code = document.querySelector<HTMLElement>('[data-embed-code]');
const button = document.querySelector<HTMLElement>('[data-copy-embed]');
const says = document.querySelector<HTMLElement>('[data-copied]');
if (code) {
	const text = (code.textContent ?? '').replace('src="/', `src="${location.origin}/`);
	code.textContent = text;
	const say = (words: string) => {
		if (says) says.textContent = words;
	};
	button?.addEventListener('click', () => {
		const failed = () => say('It could not be copied; select it instead.');
		navigator.clipboard ? navigator.clipboard.writeText(text).then(() => say('Copied.'), failed) : failed();
	});
}

export {};
