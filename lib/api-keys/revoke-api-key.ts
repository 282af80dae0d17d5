import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToManageApiKeys } from "./policy.ts";
import type { RevokeApiKeyInput } from "./schema.ts";

/**
 * Ends a key of the actor's organization at once: its next request is refused. One that replaces it goes on. Done once or
 * twice, it has one effect. Refused with NOT_FOUND without *Manage API Keys* or where there is no such key.
 */
export async function revokeApiKey(context: VerbContext, input: RevokeApiKeyInput): Promise<Result<null>> {
	return changeOrganization(context, refusalToManageApiKeys, async (tx, actor) => {
		const { organizationId, userId } = actor;
		const key = await tx.prisma.apiKey.findFirst({ where: { id: input.apiKeyId, organizationId } });
		if (!key) return refuse("NOT_FOUND", "apiKeyNotFound");
		if (key.revokedAt) return done(null);
		const revokedAt = await tx.clock.now(tx.sql);
		await tx.prisma.apiKey.update({ where: { id: key.id }, data: { revokedAt, revokedById: userId } });
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "api_key.revoked",
			subject: { type: "api_key", id: key.id },
			before: { name: key.name, prefix: key.prefix },
		});
		return done(null);
	});
}
