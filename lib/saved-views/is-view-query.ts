/**
 * What an address doesn't tell a view: the page, how many rows it has, whose credits are shown, what is open, and the view
 * itself; and a period that moves along, which is made of its days.
 */
const NOT_OF_VIEWS: ReadonlySet<string> = new Set(["page", "rows", "view", "charge", "saved", "period"]);

const NAME = /^[a-zA-Z_]{1,40}$/;

/**
 * Whether a text is the query of a list's address as a view keeps it: named parameters, each once. What they say is for
 * the list's own parser, which takes what it doesn't know for absent.
 */
export function isViewQuery(text: string): boolean {
	const names = [...new URLSearchParams(text).keys()];
	return new Set(names).size === names.length && names.every((name) => NAME.test(name) && !NOT_OF_VIEWS.has(name));
}
