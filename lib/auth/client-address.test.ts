import { describe, expect, it } from "vitest";
import { findClientAddress, networkOf } from "./client-address.ts";

describe("whence a request came", () => {
	const forwardedFor = "203.0.113.66, 198.51.100.7";

	it("is the connection's address, whatever the request claims, where there is no proxy", () => {
		const request = { socketAddress: "::ffff:192.0.2.1", forwardedFor, trustedProxies: 0 };
		expect(findClientAddress(request)).toBe("192.0.2.1");
	});

	it("is what the proxies in front saw, and nothing that was claimed to them", () => {
		const request = { socketAddress: "10.0.0.1", forwardedFor };
		expect(findClientAddress({ ...request, trustedProxies: 1 })).toBe("198.51.100.7");
		expect(findClientAddress({ ...request, trustedProxies: 2 })).toBe("203.0.113.66");
		expect(findClientAddress({ ...request, trustedProxies: 3 })).toBe("10.0.0.1");
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
