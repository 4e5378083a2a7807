import 'astro';

declare module 'astro' {
	interface AstroClientDirectives {
		/** Wakes when it comes so near: src/components/figure/near.ts. */
		'client:near'?: { rootMargin: string };
	}
}
