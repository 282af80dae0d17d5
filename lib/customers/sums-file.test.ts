import { expect, it } from "vitest";
import { listCreditsByOwner } from "@/lib/own-organization/list-credits-by-owner.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { sumsFileOf, WHOLE_LIST } from "./sums-file.ts";

const { db, sql } = await testDatabase();

it("a list of sums is a file in its order, and says where it isn't all", async () => {
	const northwind = await anOrganization(db);
	const ada = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, northwind, { name: "John Lee" });
	await grantCredits(db, ada.id, 20n);
	await grantCredits(db, john.id, 300n);
	const all = { creditTypeId: "email", search: "", sort: "inWallets", descending: true } as const;
	const found = await listCreditsByOwner({ actor: await actorOf(db, ada), db }, { ...all, ...WHOLE_LIST });
	if (!found) throw new Error("She sees them.");
	const shown = {
		...{ of: "credit_owner", sums: ["inWallets", "usedThisMonth"] as const },
		nameOf: (row: { ownerName: string }) => row.ownerName,
	};
	const file = sumsFileOf(found, shown);
	if (file === "tooLong") throw new Error(file);
	const rows = await sql.query<Record<string, unknown>>(file.text, file.values);
	expect(rows.map((row) => Object.values(row).map(String))).toEqual([
		["John Lee", "300", "0"],
		["Ada Admin", "20", "0"],
	]);
	expect(file.columns.map(({ name }) => name)).toEqual(["credit_owner", "in_wallets", "used_this_month"]);
	expect(sumsFileOf({ ...found, total: 3 }, shown)).toBe("tooLong");
});
