/** What every version of every figure draws, by digest. The file itself: what a script has written is what is published. */
import type { APIRoute } from 'astro';
import { ledger } from '../../content/ledger.ts';

export const GET: APIRoute = () => Response.json(ledger);
