import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { plainAddress, type TrustedProxies } from "@/lib/text/addresses/trusted-proxies.ts";

/** The header in which the server passes a request's origin to itself; `watchRequests` writes it. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";

/** Where a request came from, as the server found it. */
export function clientAddress(headers: Headers): string {
	return headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}

/**
 * The address of the client. It is the connection's own, unless that is a trusted proxy's: then it is the one that the
 * outermost trusted proxy saw, counted or followed from the right of X-Forwarded-For. Anything further left can be
 * forged. Where the header is too short, or holds no address there, it is the connection's.
 */
export function findClientAddress(request: {
	socketAddress: string | undefined;
	forwardedFor: string | undefined;
	proxies: TrustedProxies;
}): string {
	const { hops, isTrusted } = request.proxies;
	const peer = plainAddress(request.socketAddress ?? "") ?? "unknown";
	if (!isFromProxy(request)) return peer;
	const seen = request.forwardedFor?.split(",").map(plainAddress) ?? [];
	if (hops !== null) return seen.at(-hops) ?? peer;
	let client = peer;
	for (const address of seen.reverse()) {
		if (address === null) break;
		client = address;
		if (!isTrusted(address)) break;
	}
	return client;
}

/** Whether the connection is one of the deployment's own proxies, so that what it says of the client is trusted. */
export function isFromProxy(request: { socketAddress: string | undefined; proxies: TrustedProxies }): boolean {
	const { hops, isTrusted } = request.proxies;
	const peer = plainAddress(request.socketAddress ?? "");
	return hops !== 0 && peer !== null && isTrusted(peer);
}

/** What counts as one place: an IPv4 address, or the /64 network that a single IPv6 subscriber has. */
export function networkOf(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = "", tail = ""] = address.split("::");
	const first = head.split(":").filter(Boolean);
	const last = tail.split(":").filter(Boolean);
	const zeros = address.includes("::") ? Array<string>(8 - first.length - last.length).fill("0") : [];
	const groups = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
	return `${groups.join(":")}::/64`;
}

/** A place as a key: hashed, so that counters don't reveal where a user was. */
export function placeKey(address: string): string {
	return createHash("sha256").update(networkOf(address)).digest("base64url");
}
