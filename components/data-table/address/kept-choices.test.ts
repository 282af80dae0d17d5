import { afterEach, expect, it, vi } from "vitest";
import { keepChoice } from "./kept-choices.ts";

afterEach(() => vi.unstubAllGlobals());

/** The cookie that a page at this protocol writes. */
function written(protocol: string): string {
	const document = { cookie: "" };
	vi.stubGlobal("document", document);
	vi.stubGlobal("location", { protocol });
	keepChoice("/admin/users", { name: "rows", value: "50" });
	return document.cookie;
}

it("what a browser keeps of a list is this host's alone, and goes over https only", () => {
	const attributes = "Path=/; SameSite=Lax; Max-Age=31536000";
	expect(written("https:")).toBe(`__Host-shown-admin-users=rows=50; ${attributes}; Secure`);
	expect(written("http:"), "where browsers would refuse that name").toBe(`shown-admin-users=rows=50; ${attributes}`);
});
