import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { TestUser } from "@/lib/testing/people.ts";
import { aBuyer } from "../../testing/buyer.ts";
import { type ActionCase, everybody, signedIn } from "../table.ts";
import type { Visitor } from "../visitors.ts";
import { aGroup, PLAN, personOf, type World } from "../world.ts";

const ALERTS = "app/(portal)/_components/alerts/actions.ts";
const CONFIRM = "app/(auth)/confirm-alerts/actions.ts#confirmAlertEmailAction";

const { creditTypeId } = PLAN;
const isDone = signedIn(everybody("done"));
const isNotFound = signedIn(everybody("NOT_FOUND"));

let made = 0;
/** More than anybody has, and another one each time: whatever else is charged, such an alert tells nothing. */
function enough(): bigint {
	made += 1;
	return 800_000_000_000_000n + BigInt(made);
}

const anAddress = () => `${newId()}@elsewhere.example`;
const somebodyElse = (visitor: Visitor): Visitor => (visitor === "owner" ? "member" : "owner");

/** The only alert of somebody's, on their wallet, with a receiver who hasn't agreed. */
async function anAlertOf({ db }: World, { id: userId }: Pick<TestUser, "id">) {
	await db.alert.deleteMany({ where: { userId } });
	const account = await db.account.findFirstOrThrow({ where: { userId, creditTypeId } });
	const [id, email] = [newId(), anAddress()];
	const now = new Date();
	const receivers = { create: { email, address: email } };
	const alert = { id, userId, accountId: account.id, credits: enough(), madeAt: now, crossedAt: now };
	await db.alert.create({ data: { ...alert, receivers } });
	return { alertId: id, email };
}

const changeOf = async (world: World, who: Pick<TestUser, "id">) => ({
	alertId: (await anAlertOf(world, who)).alertId,
	credits: enough(),
	receivers: [anAddress()],
});

const removalOf = async (world: World, who: Pick<TestUser, "id">) => ({
	alertId: (await anAlertOf(world, who)).alertId,
});

/** Alerts are those of the owner of the credits alone (product.md 28c). */
export const ALERT_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${ALERTS}#addAlertAction`,
		about: "on one's own wallet",
		input: async (world, visitor) => {
			await world.db.alert.deleteMany({ where: { userId: personOf(world, visitor).id } });
			return { pool: { kind: "wallet", creditTypeId }, credits: enough(), receivers: [anAddress()] };
		},
		expected: signedIn((visitor) => (visitor === "credit user" ? "CONFLICT" : "done")),
	},
	{
		action: `${ALERTS}#addAlertAction`,
		about: "on a share group",
		input: async (world) => ({
			pool: { kind: "share_group", shareGroupId: await aGroup(world), creditTypeId },
			credits: enough(),
			receivers: [],
		}),
		expected: signedIn((visitor) => (visitor === "group creator" ? "done" : "NOT_FOUND")),
	},
	{
		action: `${ALERTS}#changeAlertAction`,
		about: "one's own",
		input: (world, visitor) => changeOf(world, personOf(world, visitor)),
		expected: isDone,
	},
	{
		action: `${ALERTS}#changeAlertAction`,
		about: "somebody else's",
		input: (world, visitor) => changeOf(world, personOf(world, somebodyElse(visitor))),
		expected: isNotFound,
	},
	{
		action: `${ALERTS}#removeAlertAction`,
		about: "one's own",
		input: (world, visitor) => removalOf(world, personOf(world, visitor)),
		expected: isDone,
	},
	{
		action: `${ALERTS}#removeAlertAction`,
		about: "somebody else's",
		input: (world, visitor) => removalOf(world, personOf(world, somebodyElse(visitor))),
		expected: isNotFound,
	},
	{
		action: `${ALERTS}#sendAlertConfirmationAgainAction`,
		about: "for one's own",
		input: (world, visitor) => anAlertOf(world, personOf(world, visitor)),
		expected: isDone,
	},
	{
		action: `${ALERTS}#sendAlertConfirmationAgainAction`,
		about: "for somebody else's",
		input: (world, visitor) => anAlertOf(world, personOf(world, somebodyElse(visitor))),
		expected: isNotFound,
	},
	{
		action: CONFIRM,
		about: "the link that the mailbox got",
		input: async (world) => {
			const { id: userId } = await aBuyer(world.db);
			const { email } = await anAlertOf(world, { id: userId });
			return { token: await transact(world.db, (tx) => mintToken(tx, { purpose: "alert_email", userId, email })) };
		},
		expected: everybody("done"),
	},
	{ action: CONFIRM, about: "no link", input: () => ({ token: "nonsense" }), expected: everybody("NOT_FOUND") },
];
