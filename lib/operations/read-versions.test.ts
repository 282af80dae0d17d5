import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { readVersions } from "./read-versions.ts";

const { db } = await testDatabase();

test("the versions of what runs here", async () => {
	const { product, node, postgresql, replica } = await readVersions({ db });
	expect(replica).toBe(null);
	expect(product).toMatch(/^\d+\.\d+\.\d+/);
	expect(node).toBe(process.versions.node);
	expect(postgresql).toMatch(/^\d+/);
});
