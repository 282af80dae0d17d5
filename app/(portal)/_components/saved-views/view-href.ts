interface OpenedView {
	/** The view's, or `NO_VIEW`; null for an address that says nothing of views. */
	readonly id: string | null;
	readonly query: string;
	/** Whose credits are shown, which is no view's to say. */
	readonly credits: string | null;
}

/** The address of a list as a view shows it. */
export function viewHref(list: string, { id, query, credits }: OpenedView): string {
	const asked = new URLSearchParams(query);
	if (credits !== null) asked.set("view", credits);
	if (id !== null) asked.set("saved", id);
	return asked.size === 0 ? list : `${list}?${asked.toString().replaceAll("%2C", ",")}`;
}
