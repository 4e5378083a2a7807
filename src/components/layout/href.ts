/** A link inside the site, wherever it is served: href('/figures/') is '/ei-lens/figures/' under BASE=/ei-lens/. */
export function href(path: string): string {
	return import.meta.env.BASE_URL.replace(/\/$/, '') + (path.startsWith('/') ? path : `/${path}`);
}
