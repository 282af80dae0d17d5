import { encode } from "next-auth/jwt";
import { beforeEach, expect, it, vi } from "vitest";
import { readCursor, writeCursor } from "@/lib/api/requests/write-cursor.ts";
import { readSessionCookie } from "@/lib/auth/sessions/session-cookie.ts";
import { readStopToken, stopToken } from "@/lib/mail-stops/stop-token.ts";
import { isSignatureOf, signatureOf } from "./signature-of.ts";

const [FIRST, SECOND, THIRD] = ["first", "second", "third"].map(
	(name) => `the-${name}-secret-of-32-characters-or-more`,
);
const settings = vi.hoisted(() => ({ APP_URL: "", AUTH_SECRET: "", AUTH_SECRET_PREVIOUS: [] as string[] }));
vi.mock("@/lib/platform/env.ts", () => ({ env: settings }));

function changeTo(secret = "", ...previous: (string | undefined)[]) {
	Object.assign(settings, { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previous });
}

beforeEach(() => changeTo(FIRST));

/** What is made now, and how it is read later. */
async function makeAll() {
	const sid = "0199c0de-0000-7000-8000-000000000001";
	const cookie = await encode({ token: { sid }, secret: settings.AUTH_SECRET });
	const [stop, cursor, signature] = [stopToken("kim@test.example"), writeCursor([7], {}), signatureOf("a text")];
	return async () => ({
		cookie: await readSessionCookie(cookie),
		stop: readStopToken(stop),
		cursor: readCursor(cursor, {}),
		signature: isSignatureOf("a text", signature),
	});
}

const ALL = { cookie: "0199c0de-0000-7000-8000-000000000001", stop: "kim@test.example", cursor: [7], signature: true };
const NONE = { cookie: null, stop: null, cursor: null, signature: false };

it("sessions, links and cursors outlive a change of AUTH_SECRET while the former one is named, and no longer", async () => {
	const readFirst = await makeAll();
	expect(await readFirst()).toEqual(ALL);
	changeTo(SECOND, FIRST);
	expect(await readFirst()).toEqual(ALL);
	const readSecond = await makeAll();
	changeTo(THIRD, SECOND, FIRST);
	expect([await readFirst(), await readSecond()]).toEqual([ALL, ALL]);
	changeTo(THIRD, SECOND);
	expect([await readFirst(), await readSecond()]).toEqual([NONE, ALL]);
	changeTo(THIRD);
	expect(await readSecond()).toEqual(NONE);
});

it("what is made after the change is made with the new one", async () => {
	changeTo(SECOND, FIRST);
	const read = await makeAll();
	changeTo(FIRST);
	expect(await read()).toEqual(NONE);
	changeTo(SECOND);
	expect(await read()).toEqual(ALL);
});

it("a signature is of its whole text", () => {
	const signature = signatureOf("a text");
	expect(isSignatureOf("a text", signature)).toBe(true);
	for (const other of ["", signature.slice(1), `${signature}=`, "A".repeat(43)]) {
		expect(isSignatureOf("a text", other), other).toBe(false);
	}
	expect(isSignatureOf("another text", signature)).toBe(false);
});
