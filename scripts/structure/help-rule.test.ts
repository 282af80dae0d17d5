import { expect, it } from "vitest";
import { checkHelp } from "./help-rule.ts";
import { parseSource } from "./source.ts";

const MESSAGES = {
	share: { title: "Share Credits", create: "Create", delete: "Delete", count: "{count} groups" },
	words: { save: "Save" },
	adminRoles: { right: { edit_user: "Edit User" } },
};

const FILES = {
	"app/(portal)/layout.tsx": 'const word = useTranslations("words");\nconst a = <b>{word("save")}</b>;\n',
	"app/(portal)/page.tsx": 'redirect("/share");\n',
	"app/(portal)/share/page.tsx":
		'const load = () => import("./_components/create.tsx");\nconst t = useTranslations("share");\nconst a = <b>{t("title")}</b>;\n',
	"app/(portal)/share/_components/create.tsx": 'const t = useTranslations("share");\nt("create");\n',
	"app/(portal)/share/[id]/page.tsx": 'const t = useTranslations("share");\nconst a = <b>{t("delete")}</b>;\n',
};

/** What the rule says about these help texts. */
function findings(help: Record<string, string>): string[] {
	const sources = new Map(Object.entries(FILES).map(([file, text]) => [file, parseSource(file, text)]));
	const texts = Object.fromEntries(Object.entries(help).map(([topic, text]) => [topic, { title: "", text }]));
	return checkHelp(sources, { ...MESSAGES, help: texts }).map(({ message }) => message);
}

const BOTH = { "/share": "", "/share/[id]": "" };

it("names pages without help, but none that only lead to another, and help about no page", () => {
	expect(findings(BOTH)).toEqual([]);
	expect(findings({ "/share": "", about: "" })).toEqual(["has no help: messages/en/help, /share/[id]."]);
	expect(findings({ ...BOTH, "/shares": "" })).toEqual(["/shares is the address of no page."]);
});

it("names a label that isn't of the page: it may be of what opens there, or of a layout around it", () => {
	const about = (text: string) => findings({ ...BOTH, "/share": text });
	expect(about("<label>share.title</label>, <label>share.create</label>, <label>words.save</label>")).toEqual([]);
	expect(about("<label>share.delete</label>")).toEqual(["/share names share.delete, which that page doesn’t read."]);
	expect(about("<label>share.gone</label>")).toEqual(["/share names share.gone, which is no message."]);
	expect(findings({ ...BOTH, about: "<label>share.delete</label>" }), "of no page: any label").toEqual([]);
	expect(findings({ ...BOTH, about: "<label>share.gone</label>" })).toHaveLength(1);
	expect(findings({ ...BOTH, about: "<label>share.count</label>" })).toEqual([
		"about names share.count, into which something is filled in.",
	]);
});

it("names a right and a page that aren't there", () => {
	const about = (about: string) => findings({ ...BOTH, about });
	expect(about("<right>edit_user</right> and <page>/share</page>")).toEqual([]);
	expect(about("<right>edit_users</right>")).toHaveLength(1);
	expect(about("<page>/shares</page>")).toEqual(["about names /shares, which is no page."]);
	expect(about("<page>/share/[id]</page>")).toHaveLength(1);
});
