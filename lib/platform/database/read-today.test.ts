import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { readPeriod, readToday } from "./read-today.ts";

const { db, sql } = await testDatabase();

const ZONES = [
	["Pacific/Kiritimati", "+14:00"],
	["Pacific/Pago_Pago", "-11:00"],
] as const;

test.each(ZONES)("the day of the present is the one in %s", async (timeZone) => {
	await sql.execute(`UPDATE "deployment" SET "time_zone" = $1`, [timeZone]);
	const { at, day, ...rest } = await readToday(db);
	expect(rest).toEqual({ timeZone });
	expect(day).toBe(new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at));
});

test.each(ZONES)(
	"a period runs from midnight to midnight in %s, whatever days the URL names",
	async (timeZone, offset) => {
		await sql.query(`UPDATE "deployment" SET "time_zone" = $1`, [timeZone]);
		expect(await readPeriod(sql, { from: "2026-11-21", to: "2026-11-22" })).toEqual({
			start: new Date(`2026-11-21T00:00:00${offset}`),
			end: new Date(`2026-11-23T00:00:00${offset}`),
		});
		const { start, end } = await readPeriod(sql, { from: "0002-01-01", to: "9998-12-31" });
		expect(start?.getTime()).toBeLessThan(Date.parse("0002-01-02T00:00:00Z"));
		expect(end?.getTime()).toBeGreaterThan(Date.parse("9998-12-31T00:00:00Z"));
	},
);
