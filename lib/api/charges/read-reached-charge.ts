import type { ChargeStatus } from "@/generated/prisma/enums.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ApiContext } from "../api-context.ts";
import { reaches } from "../people/find-reached-user.ts";

/** A charge of a user whom the key reaches. */
export interface ReachedCharge {
	readonly chargeId: string;
	readonly userId: string;
	readonly creditTypeId: string;
	readonly charged: bigint;
	/** The subscription. */
	readonly coveredBy: string | null;
	readonly refunded: bigint;
	readonly status: ChargeStatus;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly holdId: string | null;
	readonly postedAt: Date;
}

/** The charge with this id; NOT_FOUND where the key doesn't reach its user, too. */
export async function readReachedCharge({ key, db }: ApiContext, chargeId: string): Promise<Result<ReachedCharge>> {
	const [charge] = await sqlOf(db).query<ReachedCharge & { organizationId: string; isOfSandbox: boolean }>(
		`SELECT "charge"."id" AS "chargeId", "charge"."user_id" AS "userId", "charge"."credit_type_id" AS "creditTypeId",
			"charged", "charge"."subscription_id" AS "coveredBy", "refunded", "charge"."status"::text AS "status", "service", "item", "reference",
			"hold_id" AS "holdId", "posted_at" AS "postedAt", "user"."organization_id" AS "organizationId",
			"organization"."sandbox_of_id" IS NOT NULL AS "isOfSandbox"
		FROM "charge" JOIN "user" ON "user"."id" = "charge"."user_id"
		JOIN "organization" ON "organization"."id" = "user"."organization_id"
		WHERE "charge"."id" = $1::uuid`,
		[chargeId],
	);
	if (!charge || !reaches(key, charge)) return refuse("NOT_FOUND", "chargeNotFound");
	return done(charge);
}
