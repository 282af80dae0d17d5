import type { Database } from "@/lib/platform/database/db.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { changeManyUsers } from "./change-many-users.ts";
import { previewManyUsers } from "./preview-many-users.ts";
import type { ManyChange } from "./schema.ts";

/** Ada is the administrator; each of the others uses their own credits. */
export async function northwind(db: Database) {
	const organization = await anOrganization(db);
	const person = (name: string, more = {}) => aUser(db, organization, { name, ...more });
	const [admin, john, grace, peter, mary] = [
		await person("Ada Admin", { role: "administrator" }),
		await person("John Lee"),
		await person("Grace Kim"),
		await person("Peter Wong"),
		await person("Mary Chan"),
	];
	const context = { actor: await actorOf(db, admin), db };
	return { organization, person, admin, john, grace, peter, mary, context };
}

type Context = Awaited<ReturnType<typeof northwind>>["context"];
export type Person = { readonly id: string };

export const to = (owner: Person | null, takeAlong = false): ManyChange => ({
	...{ what: "creditOwner", takeAlong },
	ownerId: owner?.id ?? null,
});

export async function previewed(context: Context, people: readonly Person[], change: ManyChange) {
	const preview = await previewManyUsers(context, { userIds: people.map(({ id }) => id), change });
	if (!preview.ok) throw new Error(preview.key);
	return preview.value;
}

/** What is shown is confirmed. */
export async function changed(context: Context, people: readonly Person[], change: ManyChange) {
	const { stamp } = await previewed(context, people, change);
	return changeManyUsers(context, { userIds: people.map(({ id }) => id), change, stamp });
}

export const suspend = (takeAlong: boolean): ManyChange => ({ what: "status", status: "suspended", takeAlong });
