/** The one-time link's secret in a page's address; empty, which is no secret, if it has none. */
export function tokenOf({ token }: Record<string, string | string[] | undefined>): string {
	return typeof token === "string" ? token.slice(0, 200) : "";
}
