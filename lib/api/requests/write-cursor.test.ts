import { z } from "@hono/zod-openapi";
import { expect, it } from "vitest";
import { day, nextCursor, pageQuery } from "../shapes/schema.ts";
import { readCursor, writeCursor } from "./write-cursor.ts";

it("a cursor is good for the list that it was given with, and for no other", () => {
	const filter = { client: "api:1", from: "2026-11-01", user: null };
	const cursor = writeCursor(["2026-11-29T00:00:00.000Z", 7], filter);
	expect(readCursor(cursor, { user: null, from: "2026-11-01", client: "api:1" })).toEqual([
		"2026-11-29T00:00:00.000Z",
		7,
	]);
	expect(readCursor(cursor, { ...filter, from: "2026-11-02" })).toBeNull();
	expect(readCursor(cursor, { ...filter, client: "api:2" })).toBeNull();
	const [payload, signature] = cursor.split(".");
	const other = Buffer.from(JSON.stringify(["2026-11-29T00:00:00.000Z", 8])).toString("base64url");
	for (const forged of [`${other}.${signature}`, `${payload}.`, "", "x", `${payload}.${"A".repeat(43)}`]) {
		expect(readCursor(forged, filter)).toBeNull();
	}
});

it("a page is of 50, at most of 200, and a day is a day", () => {
	const schema = z.strictObject({ ...pageQuery, from: day.optional() });
	expect(schema.parse({})).toEqual({ limit: 50 });
	expect(schema.parse({ limit: "200", from: "2026-02-28" })).toMatchObject({ limit: 200 });
	for (const limit of ["0", "201", "-1", "1.5", "1e2", "x", ""])
		expect(schema.safeParse({ limit }).success).toBe(false);
	expect(schema.safeParse({ from: "2026-02-30" }).success).toBe(false);
	expect(nextCursor.parse(null)).toBeNull();
});
