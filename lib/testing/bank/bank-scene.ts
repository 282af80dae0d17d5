import type { Database } from "@/lib/platform/database/db.ts";
import { aKey } from "../api.ts";
import { boughtCredits } from "../credits.ts";
import { grantCredits as give } from "../ledger.ts";
import { anOrganization, aUser, type TestUser } from "../people.ts";
import type { BankClient } from "./bank-client.ts";

const WALLETS = 8;
const USERS_OF_A_WALLET = 2;
const IN_A_WALLET = 5_000n;
const IN_A_GROUP = 300;
/** So that some of what is asked is refused. */
export const LIMIT_OF_WALLET = 400;
export const LIMIT_OF_GROUP = 40;

export interface BankScene {
	readonly secret: string;
	readonly owners: readonly TestUser[];
	/** Who spends: each uses the wallet of an owner, and is a member of both groups. */
	readonly spenders: readonly TestUser[];
	readonly groupIds: readonly string[];
}

/** Eight wallets that two people each use under a limit, and two share groups of the first two owners under another. */
export async function setUpBank(db: Database, call: BankClient): Promise<BankScene> {
	const [operator, northwind] = [await anOrganization(db, { isOperator: true }), await anOrganization(db)];
	for (const organization of [operator, northwind]) await aUser(db, organization, { role: "administrator" });
	const secret = await aKey(db, operator);
	const ask = (method: string, path: string, body: object) => call(secret, { method, path, body });
	const [owners, spenders, groupIds]: [TestUser[], TestUser[], string[]] = [[], [], []];
	for (let wallet = 0; wallet < WALLETS; wallet += 1) {
		const owner = await aUser(db, northwind);
		owners.push(owner);
		await give(db, owner.id, IN_A_WALLET);
		const limit = { credits: LIMIT_OF_WALLET, period: "day" };
		await ask("PUT", `/users/${owner.id}/limits`, { credit_type: "email", credit_user: null, limit });
		for (let user = 0; user < USERS_OF_A_WALLET; user += 1) {
			spenders.push(await aUser(db, northwind, { creditOwnerId: owner.id }));
		}
	}
	for (const { id: creator } of owners.slice(0, 2)) {
		await boughtCredits(db, { beneficiaryId: creator, credits: BigInt(IN_A_GROUP) });
		const { json: group } = await ask("POST", "/share_groups", { creator, name: "Labs" });
		const path = `/share_groups/${group.share_group_id}`;
		await ask("POST", `${path}/allocations`, { credit_type: "email", credits: IN_A_GROUP });
		await ask("POST", `${path}/entries`, { values: spenders.map(({ email }) => email) });
		const limit = { credits: LIMIT_OF_GROUP, period: "day" };
		await ask("PUT", `${path}/limits`, { credit_type: "email", address: null, limit });
		groupIds.push(group.share_group_id);
	}
	return { secret, owners, spenders, groupIds };
}
