import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { ApiKeyKind, ApiScope } from "./api-scopes.ts";
import { mintSecret } from "./mint-secret.ts";

export interface NewApiKey {
	readonly name: string;
	readonly kind: ApiKeyKind;
	readonly isTest: boolean;
	/** Whose key it is: the operator's organization for the vendor's. */
	readonly organizationId: string;
	/** The one organization that it reaches; null: all but sandboxes. */
	readonly confinedToId: string | null;
	/** The service user who acts by it, if any. */
	readonly userId: string | null;
	readonly scopes: readonly ApiScope[];
	readonly expiresAt: Date | null;
	/** The key that it replaces. */
	readonly replaces?: { readonly id: string; readonly familyId: string; readonly endsAt: Date };
}

/** A key with its secret, which is never to be had again. */
export interface ShownApiKey {
	readonly apiKeyId: string;
	readonly secret: string;
	readonly expiresAt: Date | null;
}

/** Writes a key and its audit row. The caller has decided that it may be; `actor` is null for the command. */
export async function storeApiKey(
	tx: Transaction,
	{ actor, ...key }: NewApiKey & { readonly actor: Actor | null },
): Promise<ShownApiKey> {
	const { replaces, scopes, ...columns } = key;
	const { name, kind, isTest, organizationId, userId, expiresAt } = key;
	const id = newId();
	const { secret, prefix, hash } = mintSecret(key);
	await tx.prisma.apiKey.create({
		data: {
			...columns,
			id,
			familyId: replaces?.familyId ?? id,
			prefix,
			hash,
			scopes: [...scopes],
			createdAt: await tx.clock.now(tx.sql),
			createdById: actor?.userId ?? null,
			rotatedFromId: replaces?.id ?? null,
		},
	});
	await recordAudit(tx, {
		actor,
		organizationId,
		action: replaces ? "api_key.rotated" : "api_key.created",
		subject: { type: "api_key", id },
		after: {
			name,
			kind,
			prefix,
			isTest,
			scopes,
			expiresAt,
			...(userId !== null && { userId }),
			...(replaces && { endsAt: replaces.endsAt }),
		},
	});
	return { apiKeyId: id, secret, expiresAt };
}
