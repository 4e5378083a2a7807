/** Raised only when the same request gives other bits than before; part of every digest. */
export const bits = 1;
