import { describe, expect, it } from "vitest";
import { parseTrustedProxies, type TrustedProxies } from "@/lib/text/addresses/trusted-proxies.ts";
import { findClientAddress, networkOf } from "./client-address.ts";

function proxies(setting: string): TrustedProxies {
	const parsed = parseTrustedProxies(setting);
	if (!parsed) throw new Error(`${setting} can't be read.`);
	return parsed;
}

const found = (setting: string, socketAddress: string | undefined, forwardedFor?: string) =>
	findClientAddress({ socketAddress, forwardedFor, proxies: proxies(setting) });

describe("where a request came from", () => {
	const forwardedFor = "203.0.113.66, 198.51.100.7";

	it("is the connection's address, whatever the request claims, where there is no proxy", () => {
		expect(found("0", "::ffff:192.0.2.1", forwardedFor)).toBe("192.0.2.1");
		expect(found("0", "127.0.0.1", forwardedFor)).toBe("127.0.0.1");
		expect(found("1", undefined, forwardedFor)).toBe("unknown");
	});

	it("is what the proxies in front saw, and nothing that was claimed to them", () => {
		expect(found("1", "10.0.0.1", forwardedFor)).toBe("198.51.100.7");
		expect(found("2", "10.0.0.1", forwardedFor)).toBe("203.0.113.66");
		expect(found("3", "10.0.0.1", forwardedFor)).toBe("10.0.0.1");
		expect(found("1", "10.0.0.1")).toBe("10.0.0.1");
	});

	it.each([
		...["127.0.0.1", "10.9.8.7", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.1.1"],
		...["::1", "fd00::1", "fe80::1%eth0", "::ffff:10.0.0.1", "::ffff:7f00:1"],
	])("is the forwarded one from the loopback or private peer %s", (peer) => {
		expect(found("1", peer, forwardedFor)).toBe("198.51.100.7");
		expect(found("private", peer, forwardedFor)).toBe("198.51.100.7");
	});

	it.each([
		...["192.0.2.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "11.0.0.1", "100.64.0.1"],
		...["2001:db8::1", "::ffff:192.0.2.1", "::2"],
	])("is the public peer's own, %s, however the header changes", (peer) => {
		const own = peer.replace("::ffff:", "");
		for (const setting of ["1", "2", "private", "10.0.0.1"]) expect(found(setting, peer, forwardedFor)).toBe(own);
	});

	it("is followed from the right through the configured proxies, and no further", () => {
		const setting = "203.0.113.0/24, 2001:db8:1::/48";
		expect(found(setting, "203.0.113.7", "192.0.2.5")).toBe("192.0.2.5");
		expect(found(setting, "203.0.113.7", "192.0.2.99, 192.0.2.5, 203.0.113.9")).toBe("192.0.2.5");
		expect(found(setting, "2001:DB8:1:0::9", "192.0.2.99, 2001:db8:2::1, 203.0.113.9")).toBe("2001:db8:2::1");
		expect(found(setting, "10.0.0.1", "192.0.2.5")).toBe("10.0.0.1");
		expect(found(`private,${setting}`, "10.0.0.1", "192.0.2.5, 203.0.113.9")).toBe("192.0.2.5");
		expect(found(setting, "203.0.113.7", "192.0.2.99, nonsense, 203.0.113.9")).toBe("203.0.113.9");
	});

	it("is read with a port, brackets and IPv4 inside IPv6, and is never text that isn't an address", () => {
		expect(found("1", "10.0.0.1", "198.51.100.7:4711")).toBe("198.51.100.7");
		expect(found("1", "10.0.0.1", "[2001:DB8:0:0::7]:4711")).toBe("2001:db8::7");
		expect(found("1", "10.0.0.1", "::ffff:c633:6407")).toBe("198.51.100.7");
		for (const nonsense of ["unknown", "", "_hidden", "198.51.100", "<script>", "198.51.100.7, "]) {
			expect(found("1", "10.0.0.1", nonsense)).toBe("10.0.0.1");
		}
	});

	it("accepts a number or addresses as the setting, and nothing else", () => {
		for (const setting of [
			"11",
			"-1",
			"yes",
			"10.0.0.1/33",
			"::/129",
			"10.0.0.1/8/8",
			"proxy.example",
			",",
			"10.0.0.1,",
		]) {
			expect(parseTrustedProxies(setting), setting).toBeNull();
		}
	});
});

describe("one place", () => {
	it("is an IPv4 address, or the /64 network of an IPv6 one", () => {
		expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
		expect(networkOf("2001:db8:0:12::1")).toBe("2001:db8:0:12::/64");
		expect(networkOf("2001:0db8:0000:0012:1:2:3:4")).toBe("2001:db8:0:12::/64");
		expect(networkOf("::1")).toBe("0:0:0:0::/64");
		expect(networkOf("unknown")).toBe("unknown");
	});
});
