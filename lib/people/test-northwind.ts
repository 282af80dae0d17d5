import type { Database } from "@/lib/platform/database/db.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import type { RemoveUserInput } from "@/lib/user-information/schema.ts";

/** Ada is the administrator; Peter and Mary use John's credits. */
export async function northwind(db: Database) {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Lee" });
	const [peter, mary] = [
		await aUser(db, organization, { name: "Peter Wong", creditOwnerId: john.id }),
		await aUser(db, organization, { name: "Mary Chan", creditOwnerId: john.id }),
	];
	const context = { actor: await actorOf(db, admin), db };
	const stored = (id: string) => db.user.findUniqueOrThrow({ where: { id } });
	const remove = async (userId: string, more: Partial<RemoveUserInput> = {}, as = context) => {
		const { version } = await stored(userId);
		const nothing = { creditUsers: null, credits: null, shareGroupIds: [] };
		return removeUser(as, { userId, version, reason: "Has left us", ...nothing, ...more });
	};
	return { organization, admin, john, peter, mary, context, remove };
}

export const THEMSELVES = { to: "themselves" } as const;
