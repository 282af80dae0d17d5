import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const FIELD = /<(?:Input|Textarea)\b(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\/>/g;
/** Numbers, searches and codes; and a text that no field's problem is shown at. */
const MAY_BE_CUT = /inputMode="(numeric|decimal)"|type="search"|register\("currency"\)|value=\{reason\}/;

it("no text field cuts what is pasted: how long it may be is its schema's to say", () => {
	const cut = ["app", "components"].flatMap((folder) =>
		readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
			.filter((file) => file.endsWith(".tsx"))
			.flatMap((file) => {
				const fields = readFileSync(path.join(ROOT, folder, file), "utf8").match(FIELD) ?? [];
				return fields.filter((field) => field.includes("maxLength=") && !MAY_BE_CUT.test(field));
			}),
	);
	expect(cut).toEqual([]);
});
