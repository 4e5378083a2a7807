import { proveModels } from './measured.ts';

proveModels(1);
