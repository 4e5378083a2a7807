import type { Plugin } from 'vite';

/**
 * What is imported on demand brings neither styles nor preloads here: styles stand in the page, and preloads are off. So the script that the
 * builder puts around every such import to see to both has nothing to do, and one that only imports stands for it.
 */
export function plainImports(): Plugin {
	return {
		name: 'plain-imports',
		apply: 'build',
		enforce: 'pre',
		load: {
			filter: { id: /vite\/preload-helper/ },
			handler: () => 'export const __vitePreload = load => load();',
		},
	};
}
