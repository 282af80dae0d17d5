import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { LANGUAGES } from "./language.ts";
import { loadMessages, textsOf } from "./messages.ts";

const FOLDER = path.join(import.meta.dirname, "../../messages");

it.each(LANGUAGES)(
	"every file of %s is in its texts, and no key of a refusal or of help is in two of them",
	async (language) => {
		const { refusals, help, ...sections } = await loadMessages(language);
		const files = filesIn(path.join(FOLDER, language));
		expect(Object.fromEntries(files.map(({ name, texts }) => [camelCase(name), texts]))).toEqual(sections);
		for (const [folder, texts] of Object.entries({ refusals, help })) {
			const inFiles = filesIn(path.join(FOLDER, language, folder)).flatMap((file) => Object.entries(file.texts));
			expect(inFiles.toSorted()).toEqual(Object.entries(texts).toSorted());
		}
	},
);

it.each(LANGUAGES)(
	"no message of %s names a style by a word, which the portal’s build doesn’t know",
	async (language) => {
		const all = JSON.stringify(await loadMessages(language));
		expect(all.match(/\{\w+, (date|time|number), (?!::)[^}]*\}/g)).toBeNull();
	},
);

it("sends some sections in their places, and those that are everywhere", async () => {
	const messages = await loadMessages("en");
	const { ui, words, share, shareGroup } = messages;
	expect(textsOf(messages, ["share.delete", "share.tabs", "shareGroup"])).toEqual({
		ui,
		words,
		share: { delete: share.delete, tabs: share.tabs },
		shareGroup,
	});
	expect(messages.share, "is left as it is").toHaveProperty("title");
});

it.each([
	[{ addresses: 2, domains: 0 }, "2 addresses lose access"],
	[{ addresses: 1, domains: 0 }, "1 address loses access"],
	[{ addresses: 1, domains: 2 }, "1 address and 2 domains lose access"],
	[{ addresses: 3, domains: 1 }, "3 addresses and 1 domain lose access"],
	[{ addresses: 0, domains: 1 }, "1 domain loses access"],
])("of %j who lose access, says those that there are", async (members, said) => {
	const t = createTranslator({ locale: "en-GB", messages: await loadMessages("en") });
	expect(t("share.delete.loseAccess", members)).toBe(`${said}.`);
	expect(t("adminUsers.remove.shareGroupMembers", members)).toBe(said);
});

function filesIn(folder: string): { name: string; texts: Record<string, unknown> }[] {
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
