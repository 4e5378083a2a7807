/** The props of an island from its attribute, where each value stands behind the number of its kind: 0 as it is, 1 a list. */
type Packed = readonly [number, unknown];

function revive([kind, value]: Packed): unknown {
	if (kind === 1) return (value as Packed[]).map(revive);
	if (kind !== 0) throw new Error(`a prop of kind ${kind}: only plain values and lists can be read`);
	return typeof value === 'object' && value !== null ? unpack(value as Record<string, Packed>) : value;
}

const unpack = (all: Record<string, Packed>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(all).map(([name, packed]) => [name, revive(packed)]));

export const revived = (attribute: string): Record<string, unknown> => unpack(JSON.parse(attribute));
