/** As much of fft.js as spectrum.ts uses; the package brings no types. */
declare module 'fft.js' {
	export default class FFT {
		constructor(size: number);
		createComplexArray(): number[];
		realTransform(output: number[], input: readonly number[]): void;
		completeSpectrum(spectrum: number[]): void;
	}
}
