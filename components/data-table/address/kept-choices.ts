/** What a browser keeps of how a list is shown: how many rows a page has, and which columns. An address that says so wins. */
export type KeptChoice = "rows" | "columns";

/** The id of what a list belongs to, in its path. */
const ID = /\/[\da-f]{8}-[\da-f-]{27}/;
const A_YEAR_SECONDS = 31_536_000;

/**
 * The names that the cookie with a list's choices may have: over https this host's own, which no other sets (browsers refuse
 * that name over http), and the plain one. The lists of all people, groups and the like share one.
 */
function namesOf(path: string): [string, string] {
	const name = `shown${path.replace(ID, "").replace(/\/+/g, "-")}`;
	return [`__Host-${name}`, name];
}

interface Cookies {
	readonly get: (name: string) => { readonly value: string } | undefined;
}

/** What the browser keeps for a list, as its address would say it. */
export function readKeptChoices(cookies: Cookies, path: string): Record<string, string> {
	const [own, plain] = namesOf(path);
	const kept = new URLSearchParams((cookies.get(own) ?? cookies.get(plain))?.value);
	return Object.fromEntries([...kept].filter(([name]) => name === "rows" || name === "columns"));
}

/** Keeps a choice in this browser, for this list; null forgets it. */
export function keepChoice(path: string, { name, value }: { name: KeptChoice; value: string | null }): void {
	const isSecure = location.protocol === "https:";
	const cookie = namesOf(path)[isSecure ? 0 : 1];
	const before = document.cookie.split("; ").find((pair) => pair.startsWith(`${cookie}=`));
	const kept = new URLSearchParams(before?.slice(cookie.length + 1));
	if (value === null) kept.delete(name);
	else kept.set(name, value);
	// It says nothing about anyone, and a script writes it.
	const where = `Path=/; SameSite=Lax; Max-Age=${kept.size === 0 ? 0 : A_YEAR_SECONDS}${isSecure ? "; Secure" : ""}`;
	// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
	document.cookie = `${cookie}=${kept}; ${where}`;
}
