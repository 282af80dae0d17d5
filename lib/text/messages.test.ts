import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { LANGUAGES } from "./languages.ts";
import { loadMessages } from "./messages.ts";

const FOLDER = path.join(import.meta.dirname, "../../messages");

it.each(LANGUAGES)("every file of %s is in its texts, and no key of a refusal is in two of them", async (language) => {
	const { refusals, ...sections } = await loadMessages(language);
	const files = textsOf(path.join(FOLDER, language));
	expect(Object.fromEntries(files.map(({ name, texts }) => [camelCase(name), texts]))).toEqual(sections);
	const refused = textsOf(path.join(FOLDER, language, "refusals")).flatMap(({ texts }) => Object.entries(texts));
	expect(refused.toSorted()).toEqual(Object.entries(refusals).toSorted());
});

function textsOf(folder: string): { name: string; texts: Record<string, unknown> }[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith(".json"))
		.map((file) => ({
			name: file.replace(".json", ""),
			texts: JSON.parse(readFileSync(path.join(folder, file), "utf8")),
		}));
}

function camelCase(name: string): string {
	return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
