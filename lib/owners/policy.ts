import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** What decides whether a user can be a Credit Owner. */
export interface PossibleOwner {
	readonly id: string;
	readonly name: string;
	readonly kind: "person" | "service";
	readonly status: "active" | "suspended" | "removed";
	/** The user whose credits this one uses. */
	readonly creditOwner: { readonly id: string; readonly name: string };
}

/** Why a user can't be chosen, for the list and for the refusal alike. */
export type OwnerObstacle = "removed" | "is_service_user" | "suspended" | "is_credit_user" | "is_own_credit_user";

/**
 * What keeps `owner` from being `user`'s Credit Owner (product.md 1): one hop only, active only, and no service user,
 * whose wallets no person looks after (product.md 56). Null where nothing does. Everyone can be their own.
 */
export function obstacleOfOwner(user: { readonly id: string }, owner: PossibleOwner): OwnerObstacle | null {
	if (owner.id === user.id) return null;
	if (owner.status === "removed") return "removed";
	if (owner.kind === "service") return "is_service_user";
	if (owner.creditOwner.id === user.id) return "is_own_credit_user";
	if (owner.creditOwner.id !== owner.id) return "is_credit_user";
	if (owner.status === "suspended") return "suspended";
	return null;
}

/** The obstacle as a refusal that says which user to choose instead, or what to do first. */
export function refusalToChooseOwner(
	user: { readonly id: string; readonly name: string },
	owner: PossibleOwner,
	field: "creditOwnerId" | "creditUsers" = "creditOwnerId",
): Refusal | null {
	switch (obstacleOfOwner(user, owner)) {
		case null:
			return null;
		case "removed":
			return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field });
		case "is_service_user":
			return refuse("CONFLICT", "creditOwnerIsServiceUser", { owner: owner.name }, { field });
		case "suspended":
			return refuse("CONFLICT", "creditOwnerSuspended", { owner: owner.name }, { field });
		case "is_credit_user":
			return refuse(
				"CONFLICT",
				"creditOwnerIsCreditUser",
				{ owner: owner.name, choose: owner.creditOwner.name },
				{ field, details: { chooseId: owner.creditOwner.id } },
			);
		case "is_own_credit_user":
			return refuse("CONFLICT", "creditOwnerIsOwnCreditUser", { owner: owner.name, user: user.name }, { field });
	}
}
