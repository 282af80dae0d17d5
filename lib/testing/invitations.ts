import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aUser, type TestOrganization, type TestUser } from "./people.ts";

export interface TestInvitation {
	readonly id: string;
	readonly email: string;
	/** The token of the link that its mail would carry. */
	readonly token: string;
}

/** An open invitation to join as a member, with a link to accept it. */
export async function anInvitation(
	db: Database,
	organization: TestOrganization,
	{
		email = `${newId()}@test.example`,
		name = "Tom Reed",
		inviter,
		userRoleId = organization.memberRoleId,
		lastSentAt = new Date(),
		expiresAt = new Date(Date.now() + 86_400_000),
		revokedAt = null,
	}: {
		email?: string;
		name?: string;
		inviter?: TestUser;
		userRoleId?: string;
		lastSentAt?: Date;
		expiresAt?: Date;
		revokedAt?: Date | null;
	} = {},
): Promise<TestInvitation> {
	const id = newId();
	const invitedById = (inviter ?? (await aUser(db, organization, { role: "administrator" }))).id;
	const invitation = { id, organizationId: organization.id, userRoleId, email, name, invitedById };
	await db.invitation.create({ data: { ...invitation, createdAt: lastSentAt, lastSentAt, expiresAt, revokedAt } });
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "invitation", invitationId: id }));
	return { id, email, token };
}
