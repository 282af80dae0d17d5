import type { Actor } from "@/lib/auth/actor.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import { actForOrganization } from "./act-for-organization.ts";

/**
 * An actor for what only the operator does, such as confirming a payment: one of the operator's own people, with the rights
 * of the vendor key's scopes. Whose things it changes is for the caller to hold against the key's reach: a test key acts as
 * the operator too, in its sandbox. NOT_FOUND for all other kinds of keys.
 */
export async function actAsOperator(context: ApiContext): Promise<Result<Actor>> {
	const { key } = context;
	if (key.kind !== "vendor") return refuse("NOT_FOUND", "notFound");
	return actForOrganization({ ...context, key: { ...key, confinedToId: null } }, key.organizationId);
}
