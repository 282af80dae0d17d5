import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToMakeApiKey, refusalToManageApiKeys } from "./policy.ts";
import { ensureSandbox } from "./sandbox/ensure-sandbox.ts";
import type { CreateApiKeyInput } from "./schema.ts";
import { type ShownApiKey, storeApiKey } from "./store-api-key.ts";

/**
 * Makes a key of the actor's organization (product.md 56a) and returns its secret, which is shown once. In: its name,
 * kind, scopes, and when it expires (null: never). The vendor's are made by users of the operator's organization and
 * reach every customer; an organization's own reaches nothing else; a service user's acts for that user alone, who belongs
 * to the actor's organization. A test key reaches only the organization's sandbox, made with the first one, in transactions of its own:
 * so this verb joins none.
 *
 * Refused with NOT_FOUND without *Manage API Keys* or where there is no such user; FORBIDDEN for the vendor's outside of
 * the operator's organization, and for a scope whose right the actor lacks (product.md 38); INVALID for a scope that this
 * kind can't have, and an expiry that is past.
 */
export async function createApiKey(
	context: VerbContext & { readonly db?: Database },
	input: CreateApiKeyInput,
): Promise<Result<ShownApiKey>> {
	const refusalToCreate = (actor: Actor) => refusalToManageApiKeys(actor) ?? refusalToMakeApiKey(actor, input);
	const refusal = refusalToCreate(context.actor);
	if (refusal) return refusal;
	const { name, kind, isTest, userId, scopes, expiresAt } = input;
	const { organizationId } = context.actor;
	const sandboxId = isTest && kind !== "service_user" ? await ensureSandbox(context, { organizationId }) : null;
	return changeOrganization(context, refusalToCreate, async (tx, actor) => {
		const obstacle = await refusalToHave(tx, { actor, input });
		if (obstacle) return obstacle;
		const confinedToId = sandboxId ?? (kind === "vendor" ? null : organizationId);
		const key = { name, kind, isTest, organizationId, confinedToId, userId, scopes, expiresAt };
		return done(await storeApiKey(tx, { actor, ...key }));
	});
}

async function refusalToHave(
	tx: Transaction,
	{ actor, input }: { actor: Actor; input: CreateApiKeyInput },
): Promise<Refusal | null> {
	const { kind, isTest, userId, expiresAt } = input;
	if (expiresAt && expiresAt <= (await tx.clock.now(tx.sql))) {
		return refuse("INVALID", "apiKeyExpiryPast", {}, { field: "expiresAt" });
	}
	if (kind !== "service_user")
		return userId === null ? null : refuse("INVALID", "apiKeyOfNoUser", {}, { field: "userId" });
	// The sandbox has no service users that anyone could choose here.
	if (isTest) return refuse("INVALID", "serviceUserKeyIsLive", {}, { field: "isTest" });
	const { organizationId } = actor;
	const user =
		userId &&
		(await tx.prisma.user.findFirst({ where: { id: userId, organizationId, kind: "service", status: "active" } }));
	return user ? null : refuse("NOT_FOUND", "apiKeyUserNotFound", {}, { field: "userId" });
}
