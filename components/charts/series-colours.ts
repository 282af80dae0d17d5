const SERIES = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"] as const;

/** The id of the series for all users without a series of their own. */
export const OTHERS = "others";

export interface Series {
	id: string;
	name: string;
	/** A CSS colour that follows the theme. */
	colour: string;
}

/** Gives each of these a colour, by place; `others` has its own, and from the ninth on they share it. */
export function withColours(users: readonly { id: string; name: string }[]): Series[] {
	return users.map(({ id, name }, place) => ({
		id,
		name,
		colour: `var(--color-${id === OTHERS ? OTHERS : (SERIES[place] ?? OTHERS)})`,
	}));
}
