import type { APIRoute } from 'astro';
import { references } from '../../content/library.ts';

/** The bibliography as CSL-JSON, each entry with its audit under `custom`. */
export const GET: APIRoute = () => Response.json(references());
