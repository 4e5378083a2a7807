/** Which releases are kept beside this site, and where each begins. `npm run releases` writes them in; a build alone has none. */
import type { APIRoute } from 'astro';
import type { Releases } from '../../components/figure/older.ts';

const none: Releases = {};

export const GET: APIRoute = () => Response.json(none);
