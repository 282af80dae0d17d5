import type { Database } from "@/lib/platform/database/db.ts";
import { anOrganization, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";

const NAME = "Robin Sander";

/** A user alone in an organization, to whom nothing has happened yet. */
export async function aNewcomer(db: Database): Promise<TestUser> {
	const organization = await anOrganization(db, { name: NAME });
	return aUser(db, organization, { name: NAME, role: "administrator" });
}

/** Somebody in an organization in which nothing has happened yet, who may change nothing there. */
export async function anOnlooker(db: Database): Promise<TestUser> {
	const organization = await anOrganization(db, { name: NAME });
	return aUser(db, organization, { role: { id: await aUserRole(db, organization, { rights: ["view_user_list"] }) } });
}

/** The one who was made last. */
export function readNewcomer(db: Database): Promise<TestUser> {
	return db.user.findFirstOrThrow({ where: { name: NAME }, orderBy: { createdAt: "desc" } });
}
