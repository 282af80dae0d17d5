import { isIPv6 } from "node:net";

/** The header in which the server tells itself whence a request came; `instrumentation.ts` writes it. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";

/** Whence a request came, as the server found it. */
export function clientAddress(headers: Headers): string {
	return headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}

/**
 * The address of whoever asked: the connection's own, or, behind `trustedProxies` proxies that each append to
 * X-Forwarded-For, the one that the outermost of them saw. What stands further left anybody can have written.
 */
export function findClientAddress(request: {
	socketAddress: string | undefined;
	forwardedFor: string | undefined;
	trustedProxies: number;
}): string {
	const forwarded = request.forwardedFor?.split(",").map((address) => address.trim()) ?? [];
	const seenByProxy = request.trustedProxies > 0 ? forwarded.at(-request.trustedProxies) : undefined;
	return (seenByProxy ?? request.socketAddress ?? "unknown").replace(/^::ffff:/i, "");
}

/** What counts as one place: an IPv4 address, or the /64 network that a single IPv6 subscriber has to himself. */
export function networkOf(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = "", tail = ""] = address.split("::");
	const first = head.split(":").filter(Boolean);
	const last = tail.split(":").filter(Boolean);
	const zeros = address.includes("::") ? Array<string>(8 - first.length - last.length).fill("0") : [];
	const groups = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
	return `${groups.join(":")}::/64`;
}
