import { BlockList, isIP, isIPv6, SocketAddress } from "node:net";

/** The proxies whose X-Forwarded-For is trusted. */
export interface TrustedProxies {
	/** How many stand in front, each appending to the header; null where their addresses tell. */
	readonly hops: number | null;
	readonly isTrusted: (address: string) => boolean;
}

const PRIVATE_NETWORKS = [
	...["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"],
	...["::1/128", "fc00::/7", "fe80::/10"],
];

/**
 * Reads TRUSTED_PROXIES: how many proxies stand in front, the nearest of them at a loopback or private address; or the
 * proxies' own addresses and networks, with `private` for all loopback and private ones. Returns null for anything
 * else.
 */
export function parseTrustedProxies(text: string): TrustedProxies | null {
	if (/^\d{1,2}$/.test(text.trim())) {
		const hops = Number(text);
		return hops <= 10 ? { hops, isTrusted: membershipOf(PRIVATE_NETWORKS) } : null;
	}
	const named = text
		.split(",")
		.map((entry) => entry.trim())
		.flatMap((entry) => (entry === "private" ? PRIVATE_NETWORKS : [entry]));
	return named.every(isNetwork) ? { hops: null, isTrusted: membershipOf(named) } : null;
}

function isNetwork(text: string): boolean {
	const [address = "", bits, ...more] = text.split("/");
	if (isIP(address) === 0 || more.length > 0) return false;
	return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32));
}

function membershipOf(networks: readonly string[]): (address: string) => boolean {
	const list = new BlockList();
	for (const network of networks) {
		const [address = "", bits] = network.split("/");
		const family = familyOf(address);
		list.addSubnet(address, bits === undefined ? (family === "ipv6" ? 128 : 32) : Number(bits), family);
	}
	return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** Whether it is a loopback, link-local or private one; `address` as `plainAddress` spells it. */
export const isPrivateAddress = membershipOf(PRIVATE_NETWORKS);

function familyOf(address: string): "ipv4" | "ipv6" {
	return isIPv6(address) ? "ipv6" : "ipv4";
}

/**
 * An address in its one spelling, without a port, brackets or zone, and an IPv4 one never as IPv6; null where it isn't
 * one.
 */
export function plainAddress(text: string): string | null {
	const bare = text
		.trim()
		.replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
		.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
		.replace(/%.*$/, "");
	if (isIP(bare) === 0) return null;
	if (!isIPv6(bare)) return bare;
	return new SocketAddress({ address: bare, family: "ipv6" }).address.replace(/^::ffff:(?=\d+\.)/i, "");
}
