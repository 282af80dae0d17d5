import { NextRequest } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { proxy } from "../proxy.ts";

const logged = vi.hoisted(() => ({ lines: [] as unknown[][] }));
vi.mock("@/lib/platform/logger.ts", () => ({ logger: { warn: (...line: unknown[]) => logged.lines.push(line) } }));
beforeEach(() => void logged.lines.splice(0));

const sent = (headers: Record<string, string>) =>
	proxy(new NextRequest("http://localhost:3000/overview", { method: "POST", headers })).status;

it("what another site sends is refused, and a security event in the log", () => {
	expect(sent({ origin: "http://localhost:3000" })).toBe(200);
	expect(logged.lines).toEqual([]);
	expect(sent({ origin: "https://evil.example" })).toBe(403);
	expect(logged.lines).toEqual([[{ event: "refused", about: "fromElsewhere" }, "Security."]]);
});
