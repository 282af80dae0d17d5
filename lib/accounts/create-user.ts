import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { openWallets } from "@/lib/ledger/posting/open-wallets.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Language } from "@/lib/text/language.ts";

export interface NewUser {
	readonly organizationId: string;
	readonly userRoleId: string;
	readonly name: string;
	readonly email: string;
	/** Null where the mailbox hasn't confirmed the address yet (product.md 21). */
	readonly emailVerifiedAt: Date | null;
	/** Null until the user has chosen a password. */
	readonly passwordHash: string | null;
	readonly language?: Language;
	readonly timeZone?: string | null;
	/** The vendor's own id. */
	readonly externalId?: string | null;
}

/**
 * Makes an active user with a wallet of every credit type; their own Credit Owner. `actor` is null for set-up and the
 * demo data, which have no signed-in user. Throws where the role is not the organization's or the address is taken: the
 * caller has checked both, and that the actor may. Returns the user's id.
 */
export async function createUser(
	tx: Transaction,
	{ actor, ...user }: NewUser & { actor: Actor | null },
): Promise<string> {
	const id = newId();
	await tx.prisma.user.create({
		data: { id, creditOwnerId: id, ...user, createdAt: await tx.clock.now(tx.sql) },
	});
	await openWallets(tx, [id]);
	await recordAudit(tx, {
		actor,
		organizationId: user.organizationId,
		action: "user.created",
		subject: { type: "user", id },
		after: {
			name: user.name,
			email: user.email,
			userRoleId: user.userRoleId,
			...(user.externalId && { externalId: user.externalId }),
		},
	});
	return id;
}
