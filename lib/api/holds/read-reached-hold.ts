import type { HoldStatus } from "@/generated/prisma/enums.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import { reaches } from "../people/find-reached-user.ts";

/** A hold of a user whom the key reaches. */
export interface ReachedHold {
	readonly holdId: string;
	readonly userId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	/** The subscription that covers it. */
	readonly coveredBy: string | null;
	readonly status: HoldStatus;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly placedAt: Date;
	readonly expiresAt: Date;
}

/** The hold with this id; NOT_FOUND where the key doesn't reach its user, too. */
export async function readReachedHold({ key, db }: ApiContext, holdId: string): Promise<Result<ReachedHold>> {
	const [hold] = await sqlOf(db).query<ReachedHold & { organizationId: string; isOfSandbox: boolean }>(
		`SELECT "hold"."id" AS "holdId", "hold"."user_id" AS "userId", "hold"."credit_type_id" AS "creditTypeId", "credits",
			"hold"."subscription_id" AS "coveredBy", "hold"."status"::text AS "status", "service", "item", "reference", "placed_at" AS "placedAt",
			"expires_at" AS "expiresAt", "user"."organization_id" AS "organizationId",
			"organization"."sandbox_of_id" IS NOT NULL AS "isOfSandbox"
		FROM "hold" JOIN "user" ON "user"."id" = "hold"."user_id"
		JOIN "organization" ON "organization"."id" = "user"."organization_id"
		WHERE "hold"."id" = $1::uuid`,
		[holdId],
	);
	return hold && reaches(key, hold) ? done(hold) : refuse("NOT_FOUND", "holdNotFound");
}
