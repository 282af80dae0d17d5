import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { assertStrict } from "./strict-schema.ts";

/** What a row stores, not what a client sends. */
const READ_FROM_ROWS = ["billingSnapshotSchema", "keptFindingSchema", "sellerSnapshotSchema"];

it("no schema of client input accepts unknown fields, or text that can't be stored", async () => {
	const files = readdirSync(path.join(import.meta.dirname, ".."), { recursive: true, encoding: "utf8" }).filter(
		// The API's stand beside what it answers: `apiRoute` checks those of each route when it is declared.
		(file) => /(^|\/)[\w-]*schema\.ts$/.test(file) && !file.startsWith("api/"),
	);
	expect(files.length).toBeGreaterThan(10);
	const seen: string[] = [];
	for (const file of files) {
		const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../${file}`);
		for (const [name, schema] of Object.entries(exported)) {
			if (!(schema instanceof z.ZodType) || READ_FROM_ROWS.includes(name)) continue;
			expect(() => assertStrict(schema), `${name} of ${file}`).not.toThrow();
			seen.push(name);
		}
	}
	expect(seen.length).toBeGreaterThan(30);
});
