import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type ChangeUserInput, USER_FIELDS, type UserField } from "./schema.ts";

/** Their changes have rows of the audit log of their own. */
type StoredApart = "email" | "status" | "creditOwnerId";
const STORED_APART: readonly UserField[] = ["email", "status", "creditOwnerId"] satisfies StoredApart[];

interface Fields {
	readonly actor: Actor;
	/** Locked. */
	readonly users: readonly ChangeableUser[];
	readonly fields: Partial<Pick<ChangeUserInput, Exclude<UserField, StoredApart>>>;
}

/** Stores fields of User Information, the same of each user, with an audit row for each whom it changes. */
export async function storeFields(tx: Transaction, { actor, users, fields }: Fields): Promise<void> {
	const given = USER_FIELDS.filter((field) => field in fields && !STORED_APART.includes(field));
	const wanted = (field: UserField) => fields[field as keyof typeof fields] ?? null;
	const changes = users.map((user) => ({ user, changed: given.filter((field) => wanted(field) !== user[field]) }));
	for (const changed of new Set(changes.map((change) => change.changed.join()))) {
		const alike = changes.filter((change) => change.changed.join() === changed && change.changed.length > 0);
		const after = Object.fromEntries(alike[0]?.changed.map((field) => [field, wanted(field)]) ?? []);
		if (alike.length === 0) continue;
		const ids = alike.map(({ user }) => user.id);
		await tx.prisma.user.updateMany({ where: { id: { in: ids } }, data: { ...after, version: { increment: 1 } } });
		await recordAudits(
			tx,
			alike.map(({ user, changed: names }) => ({
				actor,
				organizationId: actor.organizationId,
				action: "user.changed",
				subject: { type: "user", id: user.id },
				before: Object.fromEntries(names.map((field) => [field, user[field]])),
				after,
			})),
		);
	}
}
