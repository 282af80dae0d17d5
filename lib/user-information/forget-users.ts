import { forgetAlertsOf } from "@/lib/alerts/alerts-of-person.ts";
import { forgetRequestsOf } from "@/lib/credit-requests/forget-requests-of.ts";
import { eraseAddressesOf } from "@/lib/ledger/paying/make-addresses.ts";
import { forgetMailTo } from "@/lib/outbox/forget-mail.ts";
import { REMOVED_NAME, removedEmail } from "@/lib/people/removed-email.ts";
import { serviceEmail } from "@/lib/people/service-email.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { forgetViewsOf } from "@/lib/saved-views/forget-views-of.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

interface Forgotten {
	readonly organizationId: string;
	readonly users: readonly { readonly id: string; readonly email: string }[];
	/** Who removes them. */
	readonly actorId: string;
}

/**
 * Erases the identities of users (product.md 37): everything that names them, lets them in or tells where they have been.
 * What refers to them keeps their ids. The audit log, which can't be changed, no longer shows what it says of them
 * (`readNames`). The caller has locked them, and says in the audit log why they are removed.
 */
export async function forgetUsers(tx: Transaction, { organizationId, users, actorId }: Forgotten): Promise<void> {
	if (users.length === 0) return;
	const ids = users.map(({ id }) => id);
	const ofThem = { where: { userId: { in: ids } } };
	const at = await tx.clock.now(tx.sql);
	await tx.prisma.session.updateMany({ where: { userId: { in: ids }, endedAt: null }, data: { endedAt: at } });
	await tx.prisma.session.updateMany({ ...ofThem, data: { userAgent: null, ipAddress: null } });
	await tx.prisma.securityEvent.deleteMany(ofThem);
	await tx.prisma.refusal.deleteMany(ofThem);
	await tx.prisma.billingInformation.deleteMany(ofThem);
	await tx.prisma.confirmedBillingEmail.deleteMany(ofThem);
	await forgetAlertsOf(tx, users);
	await forgetMailTo(tx, users);
	await forgetRequestsOf(tx, ids);
	await forgetViewsOf(tx, ids);
	await tx.prisma.notice.deleteMany(ofThem);
	await tx.prisma.noticeSetting.deleteMany(ofThem);
	await tx.prisma.shareGroupHandover.updateMany({
		where: { toId: { in: ids }, outcome: null },
		data: { outcome: "withdrawn", closedAt: at },
	});
	await forgetInvitations(tx, { organizationId, users });
	await eraseNames(tx, users);
	await tx.prisma.shareGroupEntry.updateMany({
		where: { kind: "service_user", value: { in: ids.map(serviceEmail) }, removedAt: null },
		data: { removedAt: at, removedById: actorId },
	});
	await eraseAddressesOf(
		tx.sql,
		users.map(({ id, email }) => ({ userId: id, address: normalizeAddress(email) })),
	);
}

async function eraseNames(tx: Transaction, users: Forgotten["users"]): Promise<void> {
	await tx.sql.execute(
		`UPDATE "user" SET "status" = 'removed', "name" = $3, "email" = "forgotten"."email", "email_verified_at" = NULL,
			"pending_email" = NULL, "password_hash" = NULL, "time_zone" = NULL, "last_signed_in_at" = NULL,
			"external_id" = NULL, "responsible_id" = NULL, "paused_at" = NULL, "paused_by_id" = NULL, "pause_reason" = NULL,
			"credit_owner_id" = "user"."id", "version" = "version" + 1
		FROM unnest($1::uuid[], $2::text[]) AS "forgotten" ("id", "email") WHERE "user"."id" = "forgotten"."id"`,
		[users.map(({ id }) => id), users.map(({ id }) => removedEmail(id)), REMOVED_NAME],
	);
}

/** The invitations that they accepted, and unaccepted ones of the organization to the same addresses. */
async function forgetInvitations(
	tx: Transaction,
	{ organizationId, users }: Pick<Forgotten, "organizationId" | "users">,
): Promise<void> {
	await tx.sql.execute(
		`UPDATE "invitation" SET "name" = $5, "email" = "forgotten"."to"
		FROM unnest($1::uuid[], $2::text[], $3::text[]) AS "forgotten" ("id", "email", "to")
		WHERE "accepted_by_id" = "forgotten"."id" OR ("organization_id" = $4::uuid
			AND lower("invitation"."email") = lower("forgotten"."email") AND "revoked_at" IS NOT NULL)`,
		[
			users.map(({ id }) => id),
			users.map(({ email }) => email),
			users.map(({ id }) => removedEmail(id)),
			organizationId,
			REMOVED_NAME,
		],
	);
}
