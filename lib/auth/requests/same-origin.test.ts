import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

const deployed = "https://credits.example";
const local = "http://localhost:3000";
const from = (headers: Record<string, string>, appUrl = deployed) => isSameOrigin(new Headers(headers), appUrl);

describe("a request that changes something", () => {
	it("is ours when the browser says so", () => {
		expect(from({ "sec-fetch-site": "same-origin", origin: deployed })).toBe(true);
		expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
		expect(from({ origin: deployed })).toBe(true);
	});

	it.each<Record<string, string>>([
		{},
		{ "sec-fetch-site": "cross-site", origin: "https://evil.example" },
		{ "sec-fetch-site": "same-site", origin: "https://other.credits.example" },
		{ "sec-fetch-site": "none", origin: deployed },
		{ "sec-fetch-site": "cross-site", origin: deployed },
		{ "sec-fetch-site": "same-origin", origin: "https://evil.example" },
		{ origin: "https://evil.example" },
		{ origin: "https://credits.example.evil.example" },
		{ origin: "http://credits.example" },
		{ origin: "null" },
		{ origin: "https://evil.example", host: "evil.example" },
		{ origin: "https://evil.example", "x-forwarded-host": "evil.example" },
	])("is not ours: %o", (headers) => {
		expect(from(headers)).toBe(false);
	});

	it("may use another name of the local machine, over plain http", () => {
		expect(from({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, local)).toBe(true);
		expect(from({ origin: "http://127.0.0.1:3001", host: "127.0.0.1:3000" }, local)).toBe(false);
		expect(
			from({ origin: "http://evil.example", "x-forwarded-host": "evil.example", host: "localhost:3000" }, local),
		).toBe(false);
	});
});
