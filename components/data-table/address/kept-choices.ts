/** What a browser keeps of how a list is shown: how many rows a page has, and which columns. An address that says so wins. */
export type KeptChoice = "rows" | "columns";

/** The id of what a list belongs to, in its path. */
const ID = /\/[\da-f]{8}-[\da-f-]{27}/;
const A_YEAR_SECONDS = 31_536_000;

/** The name of the cookie that keeps a list's choices; the lists of all people, groups and the like share one. */
export function keptChoicesName(path: string): string {
	return `list${path.replace(ID, "").replace(/\/+/g, "-")}`;
}

/** What a list's cookie holds, as its address would say it; nothing for a cookie that isn't there. */
export function readKeptChoices(cookie: string | undefined): Record<string, string> {
	const kept = new URLSearchParams(cookie);
	return Object.fromEntries([...kept].filter(([name]) => name === "rows" || name === "columns"));
}

/** Keeps a choice in this browser, for this list; null forgets it. */
export function keepChoice(path: string, { name, value }: { name: KeptChoice; value: string | null }): void {
	const cookie = keptChoicesName(path);
	const before = document.cookie.split("; ").find((pair) => pair.startsWith(`${cookie}=`));
	const kept = new URLSearchParams(before?.slice(cookie.length + 1));
	if (value === null) kept.delete(name);
	else kept.set(name, value);
	// Only this list's requests carry it. It says nothing about anyone, and a script writes it.
	const where = `Path=${path.split(ID)[0]}; SameSite=Lax; Max-Age=${kept.size === 0 ? 0 : A_YEAR_SECONDS}`;
	// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
	document.cookie = `${cookie}=${kept}; ${where}`;
}
