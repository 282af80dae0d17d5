import { describe, expect, it } from "vitest";
import { checkStructure } from "./check.ts";

/** What the check says about these files, as `path:line message`. */
function findings(files: Record<string, string>): string[] {
	return checkStructure(new Map(Object.entries(files))).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

const DATABASE = { "lib/platform/database/db.ts": "export const db = 1;\n" };

describe("the structure check", () => {
	it("reports nothing for files that keep the rules", () => {
		const files = {
			...DATABASE,
			"app/(portal)/users/page.tsx":
				'import { UserTable } from "./_components/user-table.tsx";\nexport default function Page() {\n\treturn <UserTable />;\n}\n',
			"app/(portal)/users/_components/user-table.tsx":
				'import { Button } from "@/components/ui/button.tsx";\nimport { readUsers } from "@/lib/people/queries.ts";\nexport async function UserTable() {\n\tconst rows = await readUsers();\n\treturn <Button aria-label={t("edit")}>{t("rows", { rows })} · 1 / 2</Button>;\n}\n',
			"app/api/auth/route.ts":
				'export { authRoute as GET, authRoute as POST } from "@/lib/auth/sign-in/auth-route.ts";\n',
			"components/ui/button.tsx":
				'import type { Row } from "@/lib/people/queries.ts";\nimport { limit } from "@/lib/people/schema.ts";\nexport const Button = (row: Row) => limit;\n',
			"lib/people/queries.ts":
				'import { db } from "@/lib/platform/database/db.ts";\nimport { postCharge } from "@/lib/ledger/charges/post-charge.ts";\nexport interface Row {}\nexport async function readUsers(context: ReadContext) {\n\treturn [db, postCharge];\n}\n',
			"lib/people/schema.ts": "export const limit = 1;\n",
			"lib/ledger/charges/post-charge.ts":
				'import { db } from "@/lib/platform/database/db.ts";\nexport function postCharge() {\n\treturn db.query(`UPDATE "pool" SET "balance" = 1`);\n}\n',
		};
		expect(findings(files)).toEqual([]);
	});

	it.each([
		["app from lib", "lib/a.ts", 'import "@/app/page.tsx";', "nothing outside app imports app"],
		["app from a test in browsers", "e2e/a.spec.ts", 'import "../app/page.tsx";', "nothing outside app imports app"],
		["components from lib", "lib/a.ts", 'await import("@/components/a.tsx");', "only app and components"],
		["scripts from lib", "lib/a.ts", 'import "../scripts/serve.ts";', "doesn't know its scripts"],
		["demo data from app", "app/a.ts", 'import "@/prisma/seed/seed.ts";', "doesn't know its demo data"],
		["lib from clients", "clients/typescript/a.ts", 'import "@/lib/api/create-api.ts";', "nothing but the API"],
		["clients from scripts", "scripts/a.ts", 'import "../clients/typescript/client.ts";', "doesn't know its clients"],
		["test support", "lib/a/b.ts", 'import "@/lib/testing/people.ts";', "only tests do"],
		["another segment's parts", "app/b/a.tsx", 'import "../c/_components/d.tsx";', "two segments share"],
		[
			"a domain from the ledger",
			"lib/ledger/a.ts",
			'import type { A } from "@/lib/people/a.ts";',
			"lib/ledger knows only",
		],
		["a domain from the platform", "lib/platform/a.ts", 'import "../people/queries.ts";', "lib/platform knows only"],
		["the platform from text", "lib/text/a.ts", 'import "@/lib/platform/ids.ts";', "lib/text knows only"],
		["React from lib", "lib/users/a.ts", 'import { cache } from "react";', "lib knows no React"],
		["Next from lib", "lib/users/a.ts", 'import { headers } from "next/headers";', "lib knows no Next"],
		[
			"the database from a screen",
			"app/a.tsx",
			'import { db } from "@/lib/platform/database/db.ts";',
			"only queries, verbs and the ledger",
		],
		["a driver from a screen", "app/a.tsx", 'import pg from "pg";', "only queries, verbs and the ledger"],
	])("names an import of %s", (_, path, text, message) => {
		expect(findings({ ...DATABASE, [path]: `${text}\n` })).toEqual([expect.stringContaining(`${path}:1 imports`)]);
		expect(findings({ ...DATABASE, [path]: `${text}\n` })[0]).toContain(message);
	});

	it("names the way from a component, a schema or a client leaf to the database", () => {
		const query = {
			...DATABASE,
			"lib/people/queries.ts": 'import { db } from "@/lib/platform/database/db.ts";\nexport const read = db;\n',
		};
		const text = 'import { read } from "@/lib/people/queries.ts";\nexport const a = read;\n';
		for (const path of ["components/a.tsx", "lib/people/schema.ts", "lib/people/policy.ts"]) {
			expect(findings({ ...query, [path]: text })).toEqual([
				`${path}:1 reaches the database: ${path} → lib/people/queries.ts → lib/platform/database/db.ts.`,
			]);
		}
		expect(findings({ ...query, "app/a.tsx": `"use client";\n${text}` })[0]).toContain(
			"app/a.tsx:1 reaches the database",
		);
	});

	it("names the way from a client leaf to the schemas' library, types and actions apart", () => {
		const schema = { "lib/people/schema.ts": 'import { z } from "zod";\nexport const limit = z.int();\n' };
		const leaf = (text: string) => findings({ ...schema, "app/a.tsx": `"use client";\n${text}\n` });
		expect(leaf('import { limit } from "@/lib/people/schema.ts";')).toEqual([
			"app/a.tsx:1 loads the schemas' library in browsers: app/a.tsx → lib/people/schema.ts → zod.",
		]);
		expect(leaf('import type { Limit } from "@/lib/people/schema.ts";')).toEqual([]);
	});

	it("names the way from a client leaf to a module of Node", () => {
		const ids = {
			"lib/platform/new-id.ts": 'import { randomInt } from "node:crypto";\nexport const newId = randomInt(9);\n',
		};
		const text = 'import { newId } from "@/lib/platform/new-id.ts";\nexport const a = newId;\n';
		expect(findings({ ...ids, "app/a.tsx": `"use client";\n${text}` })).toEqual([
			"app/a.tsx:1 loads a module of Node in browsers: app/a.tsx → lib/platform/new-id.ts → node:crypto.",
		]);
		expect(findings({ ...ids, "app/a.tsx": text })).toEqual([]);
	});

	it("names files that import each other in a circle, also for a type or on demand", () => {
		const files = {
			"lib/platform/a.ts": 'import "./b.ts";\n',
			"lib/platform/b.ts": 'import "./c.ts";\n',
			"lib/platform/c.ts": 'import "./a.ts";\n',
		};
		const says = [expect.stringContaining("closes a circle in lib/platform: a.ts → b.ts → c.ts → a.ts")];
		expect(findings(files)).toEqual(says);
		expect(findings({ ...files, "lib/platform/c.ts": 'const load = () => import("./a.ts");\n' })).toEqual(says);
		expect(findings({ ...files, "lib/platform/c.ts": 'import type { A } from "./a.ts";\n' })).toEqual(says);
		expect(findings({ ...files, "lib/platform/c.ts": "" })).toEqual([]);
	});

	it("names folders that import each other in a circle, through whichever of their files", () => {
		const files = {
			"lib/orders/pay.ts": 'import "../owners/find.ts";\n',
			"lib/orders/list.ts": "export const list = 1;\n",
			"lib/owners/find.ts": "export const find = 1;\n",
			"lib/owners/deep/er.ts": 'import type { L } from "@/lib/orders/list.ts";\n',
		};
		expect(findings(files)).toEqual([
			"lib/owners/deep/er.ts:1 closes a circle in lib: orders → owners → orders (lib/orders/pay.ts imports lib/owners/find.ts, lib/owners/deep/er.ts imports lib/orders/list.ts).",
		]);
		expect(findings({ ...files, "lib/owners/deep/er.ts": "" })).toEqual([]);
	});

	it.each([
		["SQL", 'await sql.query(`INSERT INTO "lot" (id) VALUES (1)`);', '"lot"'],
		["SQL without quotes", 'await sql.query("update usage_daily set charged = 1");', '"usage_daily"'],
		["SQL that removes", 'await sql.query("DELETE FROM ledger_entry");', '"ledger_entry"'],
		["Prisma", "await tx.prisma.poolUse.updateMany({});", "poolUse"],
	])("names a write to the ledger's tables through %s", (_, text, table) => {
		const says = [`lib/orders/pay.ts:1 writes ${table}: only lib/ledger writes the ledger's tables.`];
		expect(findings({ "lib/orders/pay.ts": `${text}\n` })).toEqual(says);
		expect(findings({ "lib/ledger/pay.ts": `${text}\n` })).toEqual([]);
	});

	it("allows reads of the ledger's tables and writes of others", () => {
		const text =
			'await sql.query(`SELECT * FROM "pool"`);\nawait sql.query(`UPDATE "order" SET a = 1`);\nawait db.charge.findMany();\nawait db.session.update({});\n';
		expect(findings({ "lib/orders/pay.ts": text })).toEqual([]);
	});

	it.each([
		["a row", 'await sql.query(`SELECT 1 FROM "order"\n\tWHERE "id" = $1 FOR NO KEY UPDATE`);', "FOR NO KEY UPDATE"],
		["rows that are free", 'await sql.query("SELECT 1 FROM mail for update skip locked");', "for update"],
		[
			"an advisory lock",
			'const lock = isTried ? `SELECT pg_try_advisory_xact_lock($1)` : "";',
			"pg_try_advisory_xact_lock",
		],
		["a table", "await sql.query('LOCK TABLE \"order\"');", "LOCK TABLE"],
	])("names a lock that is taken out of the one order: %s", (_, text, lock) => {
		const says = [
			expect.stringContaining(`lib/orders/pay.ts:1 locks with ${lock}: lib/platform/database/row-lock.ts does`),
		];
		expect(findings({ "lib/orders/pay.ts": `${text}\n` })).toEqual(says);
		expect(findings({ "lib/platform/database/row-lock.ts": `${text}\n` })).toEqual([]);
		expect(findings({ "lib/orders/pay.test.ts": `${text}\n` })).toEqual([]);
	});

	it.each(["lib/users/utils.ts", "lib/helpers/a.ts", "components/date-utils.ts", "lib/orders/index.ts"])(
		"reports a meaningless file name: %s",
		(path) => expect(findings({ [path]: "export const a = 1;\n" })[0]).toContain("says nothing"),
	);

	it("names barrels", () => {
		for (const text of ['export * from "./a.ts";\n', 'export { a } from "./a.ts";\nexport { b } from "./b.ts";\n']) {
			expect(findings({ "lib/orders/all.ts": text })).toEqual([
				expect.stringContaining("lib/orders/all.ts:1 passes on"),
			]);
		}
	});

	it("names pages, files and functions that are too long", () => {
		const lines = (count: number) => "export const a = 1;\n".repeat(count);
		expect(findings({ "app/page.tsx": lines(61) })).toEqual([expect.stringContaining("app/page.tsx:60 has 61 lines")]);
		expect(findings({ "lib/a.ts": lines(301) })).toEqual([expect.stringContaining("300 are the end")]);
		expect(checkStructure(new Map([["lib/a.ts", lines(201)]]))).toEqual([expect.objectContaining({ isWarning: true })]);
		const long = `\nexport function a() {\n${"\tb();\n".repeat(70)}}\n`;
		expect(findings({ "lib/a.ts": long })).toEqual(["lib/a.ts:2 a function of 72 lines: 70 are the end."]);
	});

	it("keeps client code on leaves and actions in actions.ts", () => {
		expect(findings({ "app/page.tsx": '"use client";\n' })).toEqual([expect.stringContaining("only leaves")]);
		expect(findings({ "app/save.ts": '"use server";\n' })).toEqual([expect.stringContaining("actions.ts")]);
		expect(findings({ "app/actions.ts": '"use server";\n' })).toEqual([]);
	});

	it("names actions that are called outside the forms", () => {
		const actions = {
			"app/users/actions.ts": '"use server";\nexport const renameAction = portalAction(schema, rename);\n',
		};
		const leaf = (text: string) =>
			findings({
				...actions,
				"app/users/_components/a.tsx": `import { renameAction } from "../actions.ts";\n${text}\n`,
			});
		expect(leaf("renameAction({ name }, null).catch(() => null);")).toEqual([
			"app/users/_components/a.tsx:2 calls renameAction: pass it to components/forms, which knows for whom the page was made.",
		]);
		expect(leaf("const form = useSendForm({ action: renameAction });")).toEqual([]);
		expect(leaf("const page = <form action={renameAction} />;")).toEqual([]);
	});

	it.each(["<p>\n\tHello\n</p>", '<p>{"Hello"}</p>', '<img alt="Hello" />', '<Field label="Hello" />'])(
		"names a text in the code: %s",
		(markup) => {
			const [finding] = findings({ "app/a.tsx": `const a = ${markup};\n` });
			expect(finding).toContain('"Hello" stands in the code');
		},
	);

	describe("of a page's texts", () => {
		const leaf = (section: string) => `"use client";\nconst t = useTranslations(${section});\n`;
		const page = (texts: string, imported = "./_components/form.tsx") => `import "${imported}";\nconst a = ${texts};\n`;
		const form = { "app/a/_components/form.tsx": leaf('"share.delete"') };

		it("names a section that a client component reads and its page doesn't send, through whatever leads to it", () => {
			const says = (path: string) =>
				`${path}:2 sends no share.delete, which app/a/_components/form.tsx reads in browsers: <Texts of={[…]}>.`;
			expect(findings({ ...form, "app/a/page.tsx": page('<Texts of={["table"]} />') })).toEqual([
				says("app/a/page.tsx"),
				"app/a/page.tsx:2 sends table, which no client component there reads.",
			]);
			const files = {
				...form,
				"app/a/_components/list.tsx": 'const load = () => import("./form.tsx");\n',
				"app/a/page.tsx": page('<Texts of={["usage"]} />', "./_components/list.tsx"),
			};
			expect(findings(files)[0]).toBe(says("app/a/page.tsx"));
			expect(findings({ ...form, "app/a/page.tsx": 'import "./_components/form.tsx";\n' })[0]).toContain("sends no");
		});

		it("counts what a layout around the page sends only for a page without its own", () => {
			const layout = { "app/layout.tsx": 'const a = <Texts of={["share.delete"]} />;\n' };
			expect(findings({ ...form, ...layout, "app/a/error.tsx": page("<p />") })).toEqual([]);
			expect(findings({ ...form, ...layout, "app/a/page.tsx": page("<Texts of={[]} />") })).toEqual([
				expect.stringContaining("app/a/page.tsx:2 sends no share.delete"),
				expect.stringContaining("app/layout.tsx:1 sends share.delete, which no client"),
			]);
		});

		it("counts what is loaded late for what its file loads on demand, and for nothing else", () => {
			const list = (load: string) =>
				findings({
					...form,
					"app/a/_components/list.tsx": `"use client";\n${load}\nconst a = <LateTexts of={["share"]} />;\n`,
					"app/a/page.tsx": page("<Texts of={[]} />", "./_components/list.tsx"),
				});
			expect(list('const Form = lazy(() => import("./form.tsx"));')).toEqual([]);
			expect(list('import "./form.tsx";')).toEqual([expect.stringContaining("sends no share.delete")]);
		});

		it("wants no section twice, none from the server's components, and all of one whose name is filled in", () => {
			const all = { "app/a/_components/all.tsx": `${leaf('"share"')}import "./form.tsx";\n` };
			const both = (of: string) =>
				findings({ ...form, ...all, "app/a/page.tsx": page(`<Texts of={[${of}]} />`, "./_components/all.tsx") });
			expect(both('"share"')).toEqual([]);
			expect(both('"share", "share.delete"')).toHaveLength(1);
			const server = { "app/a/_components/form.tsx": 'const t = useTranslations("share");\n' };
			expect(findings({ ...server, "app/a/page.tsx": page("<Texts of={[]} />") })).toEqual([]);
			const filledIn = { "app/a/_components/form.tsx": leaf(`\`share.\${tab}\``) };
			expect(findings({ ...filledIn, "app/a/page.tsx": page('<Texts of={["share"]} />') })).toEqual([]);
			const everywhere = { "app/a/_components/form.tsx": leaf('"words"') };
			expect(findings({ ...everywhere, "app/a/page.tsx": page("<Texts of={[]} />") })).toEqual([]);
		});
	});

	it("names messages that nothing reads", () => {
		const messages = {
			share: { title: "", text: "", kinds: { day: "", week: "" }, deleted: { one: "" } },
			refusals: { groupGone: "", userGone: "" },
		};
		const unread = (code: string) =>
			checkStructure(new Map([["app/a.ts", `${code}\n`]]), messages).map(({ message }) => message.split(" ")[0]);
		const all = ["share.title", "share.text", "share.kinds.day", "share.kinds.week", "share.deleted.one"];
		expect(unread("")).toEqual(expect.arrayContaining([...all, "refusals.groupGone", "refusals.userGone"]));
		const reads = (code: string, ...read: string[]) => {
			const left = unread(code);
			expect(all.filter((key) => !left.includes(key))).toEqual(read);
		};
		reads('const t = useTranslations("share"); t("title"); t.rich(a ? "text" : "gone");', "share.title", "share.text");
		reads('const [t] = await Promise.all([getTranslations("share.kinds")]); t("day");', "share.kinds.day");
		reads(`const t = useTranslations("share"); t(\`kinds.\${kind}\`);`, ...all.slice(2, 4));
		reads('function f(kind: Translate<"share.kinds">) { return kind(name); }', ...all.slice(2, 4));
		reads('(await getTranslations("share"))("title");', "share.title");
		reads('const t = useTranslations("share.deleted"); t("title");');
		expect(unread('refuse("CONFLICT", "groupGone");')).not.toContain("refusals.groupGone");
	});
});
