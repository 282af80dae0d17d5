import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor.ts";
import { UnknownOutcome } from "@/lib/platform/database/is-busy.ts";
import { logger } from "@/lib/platform/logger.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { anyText } from "@/lib/text/schema.ts";
import { portalAction, visitorAction } from "./action.ts";
import type { VerbContext } from "./verb.ts";

const actor = {
	userId: "0199c0de-0000-7000-8000-000000000001",
	name: "Mary Lane",
	organizationId: "0199c0de-0000-7000-8000-00000000000a",
	organizationName: "Northwind",
	language: "en",
	timeZone: null,
} as Actor;
const { userId, organizationId } = actor;

const visit = { sessionId: null, ipAddress: "192.0.2.7", userAgent: null };
const request = vi.hoisted(() => ({ headers: new Headers(), actor: null as unknown, revalidated: [] as string[] }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
vi.mock("next/cache", () => ({ revalidatePath: (path: string) => request.revalidated.push(path) }));
vi.mock("@/lib/auth/sessions/signed-in-actor.ts", () => ({
	signedInActor: async () => request.actor,
	currentVisit: async () => visit,
}));

const visits = vi.hoisted(() => ({ counted: [] as unknown[], waitSeconds: null as number | null, isSilenced: false }));
vi.mock("@/lib/auth/limits/visitor-limits.ts", () => ({
	countVisit: async (visit: unknown) => {
		visits.counted.push(visit);
		const { waitSeconds, isSilenced } = visits;
		return { waitSeconds, isSilenced };
	},
}));

const noted = vi.hoisted(() => [] as unknown[]);
vi.mock("@/lib/auth/record-security-event.ts", () => ({
	recordSecurityEvent: async (event: unknown) => void noted.push(event),
}));

const schema = z.strictObject({
	name: anyText.min(1, "required").max(5),
	address: z.strictObject({ city: anyText }).optional(),
});
const verb = vi.fn<(context: VerbContext, input: z.output<typeof schema>) => Promise<Result<string>>>();
const renameFor = portalAction(schema, verb);
const rename = (input: z.input<typeof schema>) => renameFor(input, { userId, organizationId });

/** What a client can post, whatever the types say. */
const post = rename as (input: unknown) => ReturnType<typeof rename>;
const postFor = (...madeFor: unknown[]) =>
	(renameFor as (...sent: unknown[]) => ReturnType<typeof rename>)({ name: "Mary" }, ...madeFor);

beforeEach(() => {
	verb.mockReset();
	request.headers = new Headers({ "sec-fetch-site": "same-origin", origin: "http://localhost:3000" });
	request.actor = actor;
	request.revalidated.length = 0;
	visits.counted.length = 0;
	visits.isSilenced = false;
	noted.length = 0;
	visits.waitSeconds = null;
});

describe("an action", () => {
	it("calls its verb as the signed-in user, and revalidates the pages", async () => {
		verb.mockResolvedValue(done("renamed"));
		expect(await rename({ name: "Mary" })).toEqual({ ok: true, value: "renamed" });
		expect(verb).toHaveBeenCalledExactlyOnceWith({ actor, ipAddress: "unknown", visit }, { name: "Mary" });
		expect(request.revalidated).toEqual(["/"]);
	});

	it("that waited too long changed nothing, and says so", async () => {
		const cause = Object.assign(new Error("canceling statement due to lock timeout"), { originalCode: "55P03" });
		verb.mockRejectedValue(Object.assign(new Error("Raw query failed."), { meta: { driverAdapterError: { cause } } }));
		expect(await rename({ name: "Mary" })).toMatchObject({
			code: "BUSY",
			message: expect.stringContaining("Nothing was changed"),
		});
		verb.mockRejectedValue(new UnknownOutcome(cause));
		expect(await rename({ name: "Mary" })).toMatchObject({ code: "UNEXPECTED" });
		expect(request.revalidated).toEqual([]);
	});

	it("does nothing for a visitor", async () => {
		request.actor = null;
		expect(await rename({ name: "Mary" })).toMatchObject({ ok: false, code: "SIGNED_OUT" });
		expect(verb).not.toHaveBeenCalled();
	});

	it("does nothing from a page that was made for another user, and says who is signed in now", async () => {
		const other = "0199c0de-0000-7000-8000-000000000002";
		expect(await postFor({ userId: other, organizationId })).toEqual({
			ok: false,
			code: "OTHER_USER",
			message: expect.stringContaining("You are signed in as Mary Lane now"),
			fieldErrors: undefined,
			details: { name: "Mary Lane" },
		});
		expect(await postFor({ userId, organizationId: other })).toMatchObject({
			code: "OTHER_USER",
			message: expect.stringContaining("You belong to Northwind now"),
		});
		expect(verb).not.toHaveBeenCalled();
		expect(request.revalidated).toEqual([]);
	});

	it.each([[], [undefined], [null], [{}], [{ userId }], [{ organizationId }], ["Mary"], [[userId, organizationId]]])(
		"does nothing from a page that doesn't say which user it was made for: %o",
		async (...madeFor: unknown[]) => {
			expect(await postFor(...madeFor)).toMatchObject({ ok: false, code: "OTHER_USER" });
			expect(verb).not.toHaveBeenCalled();
		},
	);

	it("does nothing for another site, nor for a request without an origin", async () => {
		for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }, {}]) {
			request.headers = new Headers(headers as Record<string, string>);
			expect(await rename({ name: "Mary" })).toMatchObject({ ok: false, code: "FORBIDDEN" });
		}
		expect(verb).not.toHaveBeenCalled();
	});

	it.each([
		{ name: "Mary", role: "administrator" },
		{ name: "Mary", balance: 1n },
		{ name: "Mary", organizationId: "0199c0de-0000-7000-8000-000000000002" },
		JSON.parse('{ "name": "Mary", "__proto__": { "role": "administrator" } }'),
		{ name: "Mary", constructor: { prototype: {} } },
		{ name: "Mary", address: { city: "Oslo", balance: 1 } },
		[{ name: "Mary" }],
		"Mary",
		null,
		undefined,
	])("refuses fields that its schema doesn't know: %o", async (input) => {
		expect(await post(input)).toMatchObject({ ok: false, code: "INVALID" });
		expect(verb).not.toHaveBeenCalled();
	});

	it.each([
		{ name: "x".repeat(200_000) },
		{ name: "Mary", names: Array.from({ length: 170_000 }, () => "x") },
		Array.from({ length: 170_000 }, () => null),
		{ name: "Mary", ["x".repeat(200_000)]: 1 },
	])("refuses unread a body that exceeds its limit", async (input) => {
		const read = vi.spyOn(schema, "safeParse");
		expect(await post(input)).toEqual({
			ok: false,
			code: "INVALID",
			message: "This is more than can be sent at once. Shorten it, and try again.",
		});
		expect(read).not.toHaveBeenCalled();
		read.mockRestore();
	});

	it("accepts more where it is for files", async () => {
		verb.mockResolvedValue(done("read"));
		const text = z.strictObject({ name: anyText });
		const upload = portalAction(text, async () => done("read"), { mostCharacters: 300_000 });
		expect(await upload({ name: "x".repeat(200_000) }, { userId, organizationId })).toMatchObject({ ok: true });
		expect(await upload({ name: "x".repeat(300_000) }, { userId, organizationId })).toMatchObject({
			ok: false,
			code: "INVALID",
		});
	});

	it.each(["Ma\0ry", "\ud800", "x\udfff"])("refuses at the field what can't be stored: %j", async (name) => {
		const fieldErrors = { name: "This has characters in it that can’t be stored. Type it again." };
		expect(await post({ name })).toMatchObject({ ok: false, code: "INVALID", fieldErrors });
		expect(verb).not.toHaveBeenCalled();
	});

	it("says beside the field what is wrong: in the schema's own words, or in general ones", async () => {
		expect(await rename({ name: "" })).toMatchObject({ fieldErrors: { name: "Fill this in." } });
		expect(await rename({ name: "Bartholomew" })).toMatchObject({
			fieldErrors: { name: "This may have at most 5 characters." },
		});
		expect(await post({ name: 7 })).toMatchObject({
			fieldErrors: { name: "This isn’t right. Check it and try again." },
		});
		expect(await post({ name: "Mary", address: {} })).toMatchObject({
			fieldErrors: { "address.city": "Fill this in." },
		});
	});

	it("says how many fields are wrong, and that nothing was done", async () => {
		const nothing = "Nothing was saved or sent.";
		expect(await rename({ name: "" })).toMatchObject({ message: `One field isn’t right. ${nothing}` });
		expect(await post({ name: 7, address: {} })).toMatchObject({ message: `2 fields aren’t right. ${nothing}` });
		expect(await post({ name: "Mary", b: 1 })).toMatchObject({ message: `Some fields aren’t right. ${nothing}` });
	});

	it("puts a refusal into words, with its values, field and details, and leaves the pages as they are", async () => {
		verb.mockResolvedValue(
			refuse("STALE", "userChangedMeanwhile", { name: "Mary" }, { field: "name", details: { version: 2 } }),
		);
		const message = "Mary was changed while you had this form open. Nothing was saved.";
		expect(await rename({ name: "Mary" })).toEqual({
			ok: false,
			code: "STALE",
			message,
			fieldErrors: { name: message },
			details: { version: 2 },
		});
		expect(request.revalidated).toEqual([]);
	});

	it("never shows the message of an unexpected error, only the id under which it is logged", async () => {
		verb.mockRejectedValue(new Error("password authentication failed for user postgres"));
		const answer = await rename({ name: "Mary" });
		expect(answer).toMatchObject({ ok: false, code: "UNEXPECTED", message: expect.stringMatching(/[0-9a-f-]{36}/) });
		expect(JSON.stringify(answer)).not.toMatch(/password|postgres/);
	});

	it("records forbidden and rate-limited attempts, and no other refusal", async () => {
		request.headers.set("x-client-address", "192.0.2.7");
		const from = { ipAddress: "192.0.2.7", userAgent: null };
		const whose = { userId: actor.userId, actorId: actor.userId, from };
		for (const code of ["NOT_FOUND", "INVALID", "STALE", "CONFLICT", "FORBIDDEN", "TOO_MANY_REQUESTS"] as const) {
			verb.mockResolvedValue(refuse(code, "editUserLacking"));
			await rename({ name: "Mary" });
		}
		expect(noted).toEqual([
			{ kind: "refused", about: "editUserLacking", ...whose },
			{ kind: "limit_reached", about: "editUserLacking", ...whose },
		]);
	});

	it("logs input that no page of ours sends as a security event, and no input that is only wrong", async () => {
		const warn = vi.spyOn(logger, "warn");
		for (const input of [{ name: "" }, { name: "x".repeat(1_000) }, {}]) await post(input);
		expect(warn).not.toHaveBeenCalled();
		for (const input of [{ name: "Mary", role: "administrator" }, { name: "Ma\0ry" }]) await post(input);
		expect(warn.mock.calls).toEqual(Array(2).fill([{ event: "refused", about: "handcrafted" }, "Security."]));
		warn.mockRestore();
	});

	it("can't be made with a schema that lets unknown fields through", () => {
		expect(() => portalAction(z.object({}), verb as never)).toThrow();
	});
});

describe("an action for visitors", () => {
	const ask = visitorAction(schema, verb as never, {
		limit: { name: "ask", subject: ({ name }) => name, linkSeconds: 60 },
	});

	beforeEach(() => {
		request.actor = null;
		request.headers.set("x-client-address", "192.0.2.7");
	});

	it("calls its verb with the client's address and language, and counts the request", async () => {
		verb.mockResolvedValue(done("answered"));
		expect(await ask({ name: "Mary" })).toEqual({ ok: true, value: "answered" });
		expect(verb).toHaveBeenCalledExactlyOnceWith(
			{ language: "en", ipAddress: "192.0.2.7", isSilenced: false },
			{ name: "Mary" },
		);
		expect(visits.counted).toEqual([{ name: "ask", ipAddress: "192.0.2.7", subject: "Mary", linkSeconds: 60 }]);
	});

	it("does nothing for a visitor who asked too often, and says how long to wait", async () => {
		for (const [waitSeconds, wait] of [
			[61, "2 minutes"],
			[3600, "60 minutes"],
			[7200, "2 hours"],
		] as const) {
			visits.waitSeconds = waitSeconds;
			const message = `That was tried too often. Wait ${wait}, then try again.`;
			expect(await ask({ name: "Mary" })).toMatchObject({ ok: false, code: "TOO_MANY_REQUESTS", message });
		}
		expect(verb).not.toHaveBeenCalled();
	});

	it("records that a limit was reached, even where only its mail is withheld", async () => {
		verb.mockResolvedValue(done("answered"));
		await ask({ name: "Mary" });
		expect(noted).toEqual([]);
		const from = { ipAddress: "192.0.2.7", userAgent: null };
		const event = { kind: "limit_reached", about: "ask", email: "Mary", from };
		visits.isSilenced = true;
		expect(await ask({ name: "Mary" })).toMatchObject({ ok: true });
		Object.assign(visits, { isSilenced: false, waitSeconds: 60 });
		await ask({ name: "Mary" });
		expect(noted).toEqual([event, event]);
	});

	it("does nothing for another site, nor with an unknown field", async () => {
		expect(await ask({ name: "Mary", role: "administrator" } as never)).toMatchObject({ code: "INVALID" });
		expect(await ask({ name: "" })).toMatchObject({ fieldErrors: { name: "Fill this in." } });
		request.headers = new Headers({ "sec-fetch-site": "cross-site" });
		expect(await ask({ name: "Mary" })).toMatchObject({ ok: false, code: "FORBIDDEN" });
		expect(verb).not.toHaveBeenCalled();
		expect(visits.counted).toEqual([]);
	});
});
