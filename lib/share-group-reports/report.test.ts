import { randomBytes } from "node:crypto";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type ChargeRequest, postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { closeShareGroup } from "@/lib/ledger/movements/close-share-group.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { NEWEST_USAGE } from "@/lib/usage/schema.ts";
import { type ReportQuery, readReport, readReportChoices, readReportFile, readReportPerDay } from "./report.ts";
import { readReportAccess } from "./report-access.ts";

const { db, url } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });
const sally = await aUser(db, acme, { name: "Sally G", role: "administrator" });
const tom = await aUser(db, await anOrganization(db, { name: "Globex" }), {
	name: 'Tom\n"T", Jr.',
	email: "tom@globex.example",
});
const bob = await aUser(db, acme, { name: "Bob", role: "administrator" });
const stranger = await aUser(db, acme, { role: "administrator" });
const unverified = await aUser(db, acme, { emailVerified: false });

const newestFirst: ReportQuery = { ...NEWEST_USAGE, limit: 100 };
const words = { hidden_group: "A share group", subscription: "Subscription" };
const client = { db, client: "test", actorId: null };

async function aGroup(credits = 50n) {
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits });
	const addresses = [sally.email, tom.email, bob.email, unverified.email];
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "ABCgroup", addresses });
	await share(db, shareGroupId, credits);
	return shareGroupId;
}

async function use(user: TestUser, shareGroupId: string, credits: bigint, more: Partial<ChargeRequest> = {}) {
	const charge = { userId: user.id, creditTypeId: "lab", credits, service: "labs", item: "Kubernetes basics" };
	const [outcome] = await postCharges(client, [{ key: newId(), ...charge, pool: { shareGroupId }, ...more }]);
	if (!outcome?.ok) throw new Error(`Refused: ${outcome?.key}`);
	return outcome.value.chargeId;
}

async function accessOf(user: TestUser, shareGroupId: string) {
	return readReportAccess({ actor: await actorOf(db, user), db }, shareGroupId);
}

async function reportFor(user: TestUser, shareGroupId: string, asked: Partial<ReportQuery> = {}) {
	const query = { ...newestFirst, ...asked };
	const access = await accessOf(user, shareGroupId);
	if (!access) throw new Error("No access.");
	const rowsInFile = await readReportFile({ access, db }, { query, words });
	const stream = await downloadCsv(rowsInFile, { userId: user.id, timeZone: "UTC", url });
	const bytes = Buffer.from(await new Response(stream).arrayBuffer());
	const file = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
	return { access, ...(await readReport({ access, db }, query)), file };
}

const group = await aGroup();
const toms = await use(tom, group, 4n);
await use(bob, group, 6n, { item: "=cmd()", reference: "-1" });
await use(sally, group, 1n);
await refundCharge(client, { key: "refund", chargeId: toms, credits: 1n });

describe("a share group's report", () => {
	it("shows its creator every charge on the group, and totals that add up", async () => {
		const report = await reportFor(sally, group);
		expect(report.rows.map((row) => [row.userName, row.credits, row.balanceAfter])).toEqual([
			["Sally G", 1n, 39n],
			["Bob", 6n, 40n],
			[tom.name, 4n, 46n],
		]);
		expect(report.groupTotals).toEqual([
			{
				creditTypeId: "lab",
				creditType: "Lab",
				opening: 0n,
				allocated: 50n,
				returned: 0n,
				used: 11n,
				refunded: 1n,
				expired: 0n,
				corrected: 0n,
				closing: 40n,
			},
		]);
		expect(report.balances).toEqual([{ creditType: "Lab", available: 40n, held: 0n }]);
		expect(report.totals).toMatchObject({ rows: 3, byCreditType: [{ credits: 11n, refunded: 1n }] });
		const members = report.members?.rows.map(({ name, charges, used, refunded }) => [name, charges, used, refunded]);
		expect(members).toEqual([
			["Bob", 1n, 6n, 0n],
			[tom.name, 1n, 4n, 1n],
			["Sally G", 1n, 1n, 0n],
		]);
	});

	it("counts a refund on its own day in the group's totals, and with its charge in rows, totals and members", async () => {
		const late = await aGroup(10n);
		const on = (day: string) => ({ ...client, clock: clockAt(new Date(`${day}T12:00:00Z`)) });
		const asked = { userId: tom.id, creditTypeId: "lab", pool: { shareGroupId: late } };
		const charge = { key: newId(), credits: 4n, service: "labs", item: "SQL", ...asked };
		const [charged] = await postCharges(on("2030-03-01"), [charge]);
		if (!charged?.ok) throw new Error(charged?.key);
		await refundCharge(on("2030-03-02"), { key: newId(), chargeId: charged.value.chargeId, credits: 1n });
		const reportOf = (day: string) => reportFor(sally, late, { from: day, to: day });
		expect(await reportOf("2030-03-01")).toMatchObject({
			rows: [{ credits: 4n, refunded: 1n }],
			totals: { byCreditType: [{ credits: 4n, refunded: 1n }] },
			members: { rows: [{ used: 4n, refunded: 1n }] },
			groupTotals: [{ opening: 10n, used: 4n, refunded: 0n, closing: 6n }],
			file: [{ credits: "-4", refunded: "1" }],
		});
		expect(await reportOf("2030-03-02")).toMatchObject({
			rows: [],
			totals: { rows: 0 },
			members: { rows: [] },
			groupTotals: [{ opening: 6n, used: 0n, refunded: 1n, closing: 7n }],
			file: [],
		});
	});

	it("has the same rows in the same order as a file, whatever the filter", async () => {
		const asked: Partial<ReportQuery>[] = [
			{},
			{ sort: "user_name", descending: false },
			{ sort: "credits", descending: false },
			{ descending: false },
			{ userId: tom.id },
			{ status: "partly_refunded" },
			{ search: "kubernetes", sort: "item" },
			{ creditTypeId: "sms" },
			{ from: "2020-01-01", to: "2020-12-31" },
		];
		const counts: number[] = [];
		for (const one of asked) {
			const { rows, file, totals } = await reportFor(sally, group, one);
			expect(file.map((row) => row.charge_id)).toEqual(rows.map((row) => row.chargeId));
			expect(totals.rows).toBe(rows.length);
			counts.push(rows.length);
		}
		expect(counts).toEqual([3, 3, 3, 3, 1, 1, 2, 0, 0]);
	});

	it("has a file that no spreadsheet runs, with names as they are", async () => {
		const { file } = await reportFor(sally, group);
		expect(file[1]).toMatchObject({ item: "'=cmd()", reference: "'-1", credits: "-6", pool: "ABCgroup" });
		expect(file[2]).toMatchObject({ user_name: 'Tom\n"T", Jr.', user_email: tom.email, refunded: "1" });
	});

	it("shows a member their own rows and what is left, whatever they ask for", async () => {
		for (const filters of [{}, { userId: bob.id }, { userId: tom.id }]) {
			const report = await reportFor(tom, group, filters);
			expect(report.rows.map((row) => row.chargeId)).toEqual([toms]);
			expect(report.file.map((row) => row.charge_id)).toEqual([toms]);
			expect(report.totals).toMatchObject({ rows: 1, byCreditType: [{ credits: 4n }] });
			expect(report.balances).toEqual([{ creditType: "Lab", available: 40n, held: 0n }]);
			expect(report).toMatchObject({ groupTotals: null, members: null });
			expect((await readReportChoices({ access: report.access, db })).users).toEqual([]);
			const chart = await readReportPerDay({ access: report.access, db }, { ...filters, creditTypeId: "lab" });
			expect(chart.people.map(({ id, used }) => [id, used])).toEqual([[tom.id, 3n]]);
		}
	});

	it("can be filtered by each user who has used credits, where its creator looks", async () => {
		const access = await accessOf(sally, group);
		if (!access) throw new Error("No access.");
		const { users, creditTypes } = await readReportChoices({ access, db });
		expect(users).toEqual([bob, sally, tom].map(({ id, name }) => ({ id, name })));
		expect(creditTypes.map(({ id }) => id)).toEqual(["lab"]);
	});

	it("is closed to everyone else: strangers, blocked or removed members, and members whose address is not verified", async () => {
		expect(await accessOf(bob, group)).not.toBeNull();
		await anEntry(db, group, { kind: "blocked", value: bob.email });
		for (const user of [bob, stranger, unverified]) expect(await accessOf(user, group)).toBeNull();
		for (const id of ["nothing", newId()]) expect(await accessOf(sally, id)).toBeNull();
		await db.shareGroupEntry.updateMany({
			where: { shareGroupId: group, value: tom.email.toLowerCase() },
			data: { removedAt: new Date() },
		});
		expect(await accessOf(tom, group)).toBeNull();
		const { rows } = await reportFor(sally, group);
		expect(
			rows.map((row) => row.userName),
			"the creator's report names them still",
		).toContain("Bob");
	});

	it("stays readable for its creator after its deletion, and for no one else", async () => {
		const deleted = await aGroup(20n);
		await use(tom, deleted, 5n);
		await transact(db, (tx) => closeShareGroup(tx, { shareGroupId: deleted, actorId: sally.id }));
		expect(await accessOf(tom, deleted)).toBeNull();
		const { rows, groupTotals, balances, access } = await reportFor(sally, deleted);
		expect(rows).toHaveLength(1);
		expect(groupTotals).toMatchObject([{ allocated: 20n, used: 5n, returned: 15n, closing: 0n }]);
		expect(balances).toEqual([]);
		expect((await readReportPerDay({ access, db }, { creditTypeId: "lab" })).people).toMatchObject([{ used: 5n }]);
	});

	it("has charts of the requested days, by month where they are more than a quarter", async () => {
		const access = await accessOf(sally, group);
		if (!access) throw new Error("No access.");
		const daysOf = async (filters: Partial<ReportQuery>) => {
			const { bars } = await readReportPerDay({ access, db }, { ...filters, creditTypeId: "lab" });
			return [bars.length, bars.at(0)?.first, bars.at(-1)?.last];
		};
		const [, , today] = await daysOf({});
		expect(await daysOf({})).toEqual([30, expect.any(String), today]);
		expect(await daysOf({ from: "2026-03-01", to: "2026-03-10" })).toEqual([10, "2026-03-01", "2026-03-10"]);
		expect(await daysOf({ from: "2026-01-01", to: "2026-06-30" })).toEqual([6, "2026-01-01", "2026-06-30"]);
		expect(await daysOf({ from: "2026-03-01", to: "2099-01-01" })).toEqual([expect.any(Number), "2026-03-01", today]);
		expect(await daysOf({ from: "2026-03-10", to: "2026-03-01" })).toEqual([0, undefined, undefined]);
	});
});

describe("while credits are being used", () => {
	const LONG = 50_000;

	/** Long cells, so that the file is far from read when the next charges come. */
	async function chargeMany(shareGroupId: string, count: number) {
		for (let place = 0; place < count; place += 1) {
			await use(tom, shareGroupId, 1n, { item: randomBytes(LONG).toString("hex") });
		}
	}

	it("a file is of one instant: no charge is missing, none is there twice, and each balance follows from the one before", async () => {
		const busy = await aGroup(400n);
		await chargeMany(busy, 80);
		const access = await accessOf(sally, busy);
		if (!access) throw new Error("No access.");
		const query = await readReportFile({ access, db }, { query: newestFirst, words });
		const stream = await downloadCsv(query, { userId: sally.id, timeZone: "UTC", url });
		const reader = stream?.getReader();
		const chunks: Uint8Array[] = [];
		for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
			chunks.push(chunk.value);
			if (chunks.length % 20 === 0) await chargeMany(busy, 1);
		}
		const rows: string[][] = parse(Buffer.concat(chunks), { bom: true, from: 2 });
		expect(rows).toHaveLength(80);
		const balances = rows.map((row) => Number(row.at(-1)));
		expect(balances).toEqual(balances.map((_, place) => 320 + place));
		expect((await readReport({ access, db }, newestFirst)).totals.rows).toBeGreaterThan(80);
	});

	it("a page's rows, totals and the group's totals are of one instant", async () => {
		const busy = await aGroup(200n);
		const access = await accessOf(sally, busy);
		if (!access) throw new Error("No access.");
		let isOver = false;
		const charging = (async () => {
			for (let count = 0; count < 40; count += 1) await use(tom, busy, 1n);
			isOver = true;
		})();
		const seen = new Set<bigint>();
		while (!isOver) {
			const { rows, totals, groupTotals, balances } = await readReport({ access, db }, newestFirst);
			const [ofLab] = groupTotals ?? [];
			if (rows.length === 0) continue;
			const closing = ofLab?.closing ?? -1n;
			expect(rows[0]?.balanceAfter).toBe(closing);
			expect(balances[0]?.available).toBe(closing);
			expect([BigInt(totals.rows), ofLab?.used]).toEqual([200n - closing, 200n - closing]);
			seen.add(closing);
		}
		await charging;
		expect(seen.size).toBeGreaterThan(1);
	});
});
