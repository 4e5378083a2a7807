import type { APIRoute } from 'astro';
import { searchRecords } from '../../content/search-records.ts';

/** What the search index takes in besides pages. */
export const GET: APIRoute = async () => Response.json(await searchRecords());
