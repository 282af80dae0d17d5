import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { makeAddresses, readAddressIds } from "./make-addresses.ts";

const { db, sql } = await testDatabase();

test("an erased address is the same one again once someone uses it (product.md 37a)", async () => {
	const [toms, sallys] = ["tom@globex.example", "sally@acme.example"];
	const ids = await makeAddresses(sql, [toms, sallys]);
	await sql.execute(`UPDATE "address" SET "value" = NULL`);
	expect(await readAddressIds(sql, [toms, sallys])).toEqual(ids);
	expect(await readAddressIds(sql, [toms, sallys], { withErased: false })).toEqual(new Map());
	expect(await makeAddresses(sql, [toms])).toEqual(new Map([[toms, ids.get(toms)]]));
	const stored = await db.address.findMany({ select: { id: true, value: true } });
	expect(new Map(stored.map(({ id, value }) => [id, value]))).toEqual(
		new Map([
			[ids.get(toms), toms],
			[ids.get(sallys), null],
		]),
	);
});
