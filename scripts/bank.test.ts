import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { seenTwice, verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { type BankClient, bankClient } from "@/lib/testing/bank/bank-client.ts";
import { type BankScene, LIMIT_OF_GROUP, LIMIT_OF_WALLET, setUpBank } from "@/lib/testing/bank/bank-scene.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, availableTo } from "@/lib/testing/ledger.ts";
import { type StartedApi, startApi } from "./testing/start-api.ts";

// A bank: 16 clients over two processes of the API, on 8 wallets and 2 share groups under limits, and this process, which
// posts by itself as a portal does. Three readers hold every invariant meanwhile. `BANK_SECONDS=30 npx vitest run
// scripts/bank.test.ts` goes on for as long; without it, each client does a few rounds.

const SECONDS = Number(process.env.BANK_SECONDS ?? 0);
const ROUNDS = 12;
const READERS = 3;

vi.setConfig({ testTimeout: 600_000 + SECONDS * 2_000, hookTimeout: 300_000 });

const { db, sql, url } = await testDatabase();
let apis: StartedApi[] = [];
let call: BankClient;
let scene: BankScene;

beforeAll(async () => {
	apis = await Promise.all([startApi(url), startApi(url)]);
	call = bankClient(apis.map(({ port }) => port));
	scene = await setUpBank(db, call);
});
afterAll(() => {
	for (const api of apis) api.kill();
});

/** What a client knows of what it did: charged less given back, as it was answered. */
interface Books {
	used: number;
	readonly statuses: Map<number, number>;
}

async function spend(
	userId: string,
	index: number,
	{ goesOn }: { goesOn: (round: number) => boolean },
): Promise<Books> {
	const books: Books = { used: 0, statuses: new Map() };
	const ask = async (path: string, body: object) => {
		const reply = await call(scene.secret, { path, body });
		books.statuses.set(reply.status, (books.statuses.get(reply.status) ?? 0) + 1);
		return reply.status === 201 ? reply.json : null;
	};
	for (let round = 0; goesOn(round); round += 1) {
		const credits = 1 + ((index + round * 7) % 9);
		const ofGroup = round % 3 === 1 ? { share_group_id: scene.groupIds[index % 2] } : {};
		const paid = { user: userId, credit_type: "email", credits, service: "bank", item: `${index}`, ...ofGroup };
		const isHeld = round % 4 === 3;
		const held = isHeld ? await ask("/holds", { ...paid, expires_in_seconds: 600 }) : null;
		if (isHeld && !held) continue;
		if (held && round % 8 === 3) {
			await ask(`/holds/${held.hold_id}/release`, {});
			continue;
		}
		const part = Math.ceil(credits / 2);
		const charged = held ? await ask(`/holds/${held.hold_id}/capture`, { credits: part }) : await ask("/charges", paid);
		if (!charged) continue;
		books.used += charged.credits;
		if (round % 5 === 2) books.used -= (await ask(`/charges/${charged.charge_id}/cancellation`, {}))?.refunded ?? 0;
		else if (round % 5 === 4) {
			books.used -= (await ask(`/charges/${charged.charge_id}/refunds`, { credits: 1 }))?.refunded ?? 0;
		}
	}
	return books;
}

/** As a portal, whose own process posts beside the API's. */
async function spendHere(goesOn: (round: number) => boolean): Promise<Books> {
	const books: Books = { used: 0, statuses: new Map() };
	for (let round = 0; goesOn(round); round += 1) {
		const user = scene.spenders[round % scene.spenders.length];
		if (!user) break;
		const [charged] = await postCharges(aClient(db, { client: `user:${user.id}`, actorId: user.id }), [
			aCharge(user.id, 2n),
		]);
		if (charged?.ok) books.used += 2;
	}
	return books;
}

/** Every invariant at one instant, and what the API says of each wallet; how often it looked. */
async function read(isOver: () => boolean): Promise<number> {
	let looks = 0;
	while (!isOver()) {
		expect(await seenTwice(() => readSnapshot(({ sql: seen }) => verifyLedger(seen), db))).toEqual([]);
		const owner = scene.owners[looks % scene.owners.length];
		const { json } = await call(scene.secret, { method: "GET", path: `/users/${owner?.id}/balances` });
		expect(json.balances.every(({ spendable }: { spendable: number }) => spendable >= 0)).toBe(true);
		looks += 1;
	}
	return looks;
}

it("holds every invariant at every read, and ends with what the clients were told", async () => {
	const balance = async () => {
		const [{ credits }] = (await sql.query<{ credits: bigint }>(
			`SELECT coalesce(sum("balance"), 0)::bigint AS "credits" FROM "pool"`,
		)) as [{ credits: bigint }];
		return Number(credits);
	};
	const before = await balance();
	const until = Date.now() + SECONDS * 1_000;
	const goesOn = (round: number) => (SECONDS > 0 ? Date.now() < until : round < ROUNDS);
	let isOver = false;
	const readers = Array.from({ length: READERS }, () => read(() => isOver));
	const work = [
		...scene.spenders.map(({ id }, index) => spend(id, index, { goesOn })),
		spendHere((round) => (SECONDS > 0 ? goesOn(round) : round < ROUNDS * 4)),
	];
	const done = Promise.all(work).finally(() => {
		isOver = true;
	});
	const [books, looks] = await Promise.all([done, Promise.all(readers)]);
	expect(looks.every((times) => times > 0)).toBe(true);
	const used = books.reduce((sum, one) => sum + one.used, 0);
	expect(used).toBeGreaterThan(0);
	expect(await balance()).toBe(before - used);
	const statuses = new Set(books.flatMap((one) => [...one.statuses.keys()]));
	expect([...statuses].sort()).toEqual([201, 402]);
	expect(await db.hold.count({ where: { status: "open" } })).toBe(0);
	for (const { id } of scene.owners) expect(await availableTo(db, id)).toBeGreaterThanOrEqual(0n);
	for (const [path, most] of [
		...scene.owners.map(({ id }) => [`/users/${id}`, LIMIT_OF_WALLET] as const),
		...scene.groupIds.map((id) => [`/share_groups/${id}`, LIMIT_OF_GROUP] as const),
	]) {
		const { json } = await call(scene.secret, { method: "GET", path: `${path}/limits?credit_type=email` });
		for (const { used: spent } of json.standings) expect(spent).toBeLessThanOrEqual(most);
	}
	const overGroups = await sql.query<{ used: bigint }>(
		`SELECT sum("credits")::bigint AS "used" FROM "pool_use" JOIN "account" ON "account"."id" = "account_id"
		WHERE "share_group_id" IS NOT NULL GROUP BY "account_id", "pool_use"."user_id" HAVING sum("credits") > $1::bigint`,
		[LIMIT_OF_GROUP],
	);
	expect(overGroups).toEqual([]);
});
