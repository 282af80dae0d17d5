/**
 * Whether a request that changes something comes from our own pages: by what the browser says of it (Sec-Fetch-Site),
 * else by its Origin. A request with neither is not from our pages, and X-Forwarded-Host is never trusted.
 *
 * Over https the only origin is the deployment's own address. Over plain http, which is a local machine or network, the
 * requested host counts too, because a demonstration is reached by more names than one.
 */
export function isSameOrigin(headers: Headers, appUrl: string): boolean {
	const site = headers.get("sec-fetch-site");
	if (site !== null && site !== "same-origin") return false;
	const origin = headers.get("origin");
	if (origin === null) return site === "same-origin";
	const own = new URL(appUrl);
	if (origin === own.origin) return true;
	return own.protocol === "http:" && origin === `http://${headers.get("host")}`;
}
