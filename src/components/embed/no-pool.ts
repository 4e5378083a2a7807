/** Takes the place of src/engine/worker/pool.ts in a frame with `sandbox`: a worker without an origin has no address to start another from. */
export const poolOf = (): undefined => undefined;
