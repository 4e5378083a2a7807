/** The part of svgcanvas that is used; the package has no types of its own. */
declare module 'svgcanvas' {
	export interface Context extends CanvasRenderingContext2D {
		getSvg(): SVGSVGElement;
		/** The picture as text; with `true` named characters are written as numbers. */
		getSerializedSvg(numbers?: boolean): string;
	}
	export const Context: new (size: { width: number; height: number }) => Context;
}
