import type { VerbContext } from "@/lib/actions/verb.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToMakeApiKey, refusalToManageApiKeys } from "./policy.ts";
import type { RotateApiKeyInput } from "./schema.ts";
import { type ShownApiKey, storeApiKey } from "./store-api-key.ts";

const HOUR_MS = 60 * 60_000;

/**
 * Replaces a key of the actor's organization by a new one of the same name, kind and scopes, and returns the new secret,
 * which is shown once. Both work for `overlapHours`, then the old one ends. They are one client: what the old one has done
 * is answered to the new one under the same idempotency key (product.md 34).
 *
 * Refused with NOT_FOUND without *Manage API Keys* or where there is no such key; CONFLICT where it was replaced before or
 * does not work any more; INVALID for an expiry that is past; and as `createApiKey` for scopes that the actor lacks.
 */
export async function rotateApiKey(context: VerbContext, input: RotateApiKeyInput): Promise<Result<ShownApiKey>> {
	return changeOrganization(context, refusalToManageApiKeys, async (tx, actor) => {
		const { organizationId } = actor;
		const old = await tx.prisma.apiKey.findFirst({
			where: { id: input.apiKeyId, organizationId },
			include: { rotatedTo: { select: { id: true } } },
		});
		if (!old) return refuse("NOT_FOUND", "apiKeyNotFound");
		const refusal = refusalToMakeApiKey(actor, old);
		if (refusal) return refusal;
		const now = await tx.clock.now(tx.sql);
		const ends = [old.expiresAt, old.revokedAt, old.endsAt].some((end) => end !== null && end <= now);
		if (ends) return refuse("CONFLICT", "apiKeyIsOver");
		if (old.rotatedTo) return refuse("CONFLICT", "apiKeyReplaced");
		const { expiresAt, overlapHours } = input;
		if (expiresAt && expiresAt <= now) return refuse("INVALID", "apiKeyExpiryPast", {}, { field: "expiresAt" });
		const endsAt = new Date(now.getTime() + overlapHours * HOUR_MS);
		await tx.prisma.apiKey.update({ where: { id: old.id }, data: { endsAt } });
		const { id, familyId, name, kind, isTest, confinedToId, userId, scopes } = old;
		const same = { name, kind, isTest, organizationId, confinedToId, userId, scopes };
		return done(await storeApiKey(tx, { actor, ...same, expiresAt, replaces: { id, familyId, endsAt } }));
	});
}
