interface Page {
	readonly next_cursor: string | null;
}

/** What a page lists: the items of its one array. */
type ItemOf<Listed> = {
	[Name in keyof Listed]: Listed[Name] extends readonly (infer Item)[] ? Item : never;
}[keyof Listed];

/**
 * Everything that a list holds, page by page as it is needed: `for await (const row of each(client.listUsage, { user }))`.
 */
export async function* each<Input extends object | undefined, Listed extends Page>(
	list: (input: Input) => Promise<Listed>,
	input: Input,
): AsyncGenerator<ItemOf<Listed>, void, undefined> {
	for (let asked = input; ; ) {
		const page = await list(asked);
		yield* itemsIn(page);
		if (page.next_cursor === null) return;
		asked = { ...input, cursor: page.next_cursor } as Input;
	}
}

function itemsIn<Listed extends Page>(page: Listed): ItemOf<Listed>[] {
	return Object.values(page).find((value): value is ItemOf<Listed>[] => Array.isArray(value)) ?? [];
}
