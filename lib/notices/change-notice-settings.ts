import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { ChangeNoticeSettingsInput } from "./schema.ts";

/**
 * Stores how the actor wants to be told of each kind that they can choose about; the others can't be switched off
 * (product.md 59). It counts for mail that is on its way as well. Nobody else's business, so it is not audited.
 */
export async function changeNoticeSettings(
	{ actor, db, clock }: VerbContext,
	input: ChangeNoticeSettingsInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			await tx.sql.execute(
				`INSERT INTO "notice_setting" ("user_id", "kind", "delivery")
				SELECT $1::uuid, "key", "value"::"notice_delivery" FROM jsonb_each_text($2::jsonb) ORDER BY "key"
				ON CONFLICT ("user_id", "kind") DO UPDATE SET "delivery" = EXCLUDED."delivery"`,
				[actor.userId, JSON.stringify(input)],
			);
			return done(null);
		},
		{ clock },
	);
}
