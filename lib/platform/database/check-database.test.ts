import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { checkDatabase } from "./check-database.ts";
import { openDatabase } from "./db.ts";

it("is healthy while the database answers, and unhealthy when it doesn't", async () => {
	const { db, close } = await testDatabase();
	expect(await checkDatabase(db)).toBe(true);
	await close();
	const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/none");
	expect(await checkDatabase(nowhere)).toBe(false);
	await nowhere.$disconnect();
});
