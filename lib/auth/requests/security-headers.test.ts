import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

describe("the security headers", () => {
	it("keep browsers on https for two years where the deployment is served over it, and only there", () => {
		expect(securityHeaders("https://credits.example")["Strict-Transport-Security"]).toBe(
			"max-age=63072000; includeSubDomains",
		);
		expect(securityHeaders("http://localhost:3000")).not.toHaveProperty("Strict-Transport-Security");
	});

	it("let no page be framed, and no script run without the nonce", () => {
		const policy = contentSecurityPolicy("n0nce", { isDevelopment: false });
		expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
		for (const directive of ["default-src", "object-src", "base-uri", "frame-ancestors"]) {
			expect(policy).toContain(`${directive} 'none'`);
		}
		expect(policy).not.toContain("unsafe-eval");
		expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
		expect(policy).toContain("style-src-attr 'unsafe-inline'");
	});
});
