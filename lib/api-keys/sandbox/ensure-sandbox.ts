import { createUser } from "@/lib/accounts/create-user.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { lockOrganizations } from "@/lib/people/lock-users-to-change.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";

/** What the sandbox's first user has of each credit type, to try things with. */
const FIRST_CREDITS = 1_000n;

type SandboxContext = Pick<VerbContext, "clock"> & { readonly db?: Database; readonly actor: Actor | null };

/**
 * The id of an organization's sandbox, where its test keys act: an organization of its own, with one user who has credits
 * of every type. Made at the first call, of two at once by one. Nobody can sign in to it, and what happens in it is in the
 * ledger like everything else ([why](../../../docs/decisions/017-a-sandbox-is-an-organization.md)).
 */
export async function ensureSandbox(
	{ actor, db, clock }: SandboxContext,
	{ organizationId }: { readonly organizationId: string },
): Promise<string> {
	const { sandboxId, firstUserId } = await transact(
		db,
		async (tx) => {
			await lockOrganizations(tx, [organizationId]);
			const found = await tx.prisma.organization.findUnique({ where: { sandboxOfId: organizationId } });
			return found ? { sandboxId: found.id, firstUserId: null } : makeSandbox(tx, { actor, organizationId });
		},
		{ clock },
	);
	// Wallets are made and committed before anything is posted to them (lib/ledger/README.md).
	if (firstUserId) await transact(db, (tx) => giveFirstCredits(tx, { actor, userId: firstUserId }), { clock });
	return sandboxId;
}

async function makeSandbox(
	tx: Transaction,
	{ actor, organizationId }: { actor: Actor | null; organizationId: string },
): Promise<{ sandboxId: string; firstUserId: string }> {
	const { name } = await tx.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
	const { organizationId: sandboxId, administratorRoleId } = await createOrganization(tx, {
		name: `${name} (sandbox)`,
	});
	await tx.prisma.organization.update({ where: { id: sandboxId }, data: { sandboxOfId: organizationId } });
	const firstUserId = await createUser(tx, {
		actor,
		organizationId: sandboxId,
		// In whose name test keys change the others.
		userRoleId: administratorRoleId,
		name: "Test User",
		// A name that no mail server has (RFC 6761).
		email: `test-user@${sandboxId}.invalid`,
		emailVerifiedAt: await tx.clock.now(tx.sql),
		passwordHash: null,
	});
	await recordAudit(tx, {
		actor,
		organizationId,
		action: "organization.sandbox_created",
		subject: { type: "organization", id: organizationId },
		after: { sandboxId },
	});
	return { sandboxId, firstUserId };
}

async function giveFirstCredits(
	tx: Transaction,
	{ actor, userId }: { actor: Actor | null; userId: string },
): Promise<void> {
	const creditTypes = await tx.prisma.creditType.findMany({ orderBy: { position: "asc" }, select: { id: true } });
	const grant = { userId, actorId: actor?.userId ?? null, credits: FIRST_CREDITS, expiresAt: null };
	for (const { id: creditTypeId } of creditTypes) {
		await postGrant(tx, { ...grant, creditTypeId, reason: "To try things with, in the sandbox" });
	}
}
