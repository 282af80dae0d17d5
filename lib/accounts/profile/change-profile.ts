import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOwnUser } from "./own-user.ts";
import type { ChangeProfileInput } from "./schema.ts";

const FIELDS = ["name", "language", "timeZone"] as const;

/**
 * Stores the actor's name, language and time zone. Refuses with STALE if they, or anything else that User Information
 * shows, were changed since `version`; nothing is overwritten.
 */
export async function changeProfile(
	context: VerbContext,
	input: ChangeProfileInput,
): Promise<Result<{ version: number }>> {
	const { actor } = context;
	return transact(
		context.db,
		async (tx) => {
			const locked = await lockOwnUser(tx, { actor });
			if (!locked.ok) return locked;
			const user = locked.value;
			if (user.version !== input.version) return refuse("STALE", "profileStale");
			const changed = FIELDS.filter((field) => input[field] !== user[field]);
			if (changed.length === 0) return done({ version: user.version });

			const after = Object.fromEntries(changed.map((field) => [field, input[field]]));
			const version = user.version + 1;
			await tx.prisma.user.update({ where: { id: user.id }, data: { ...after, version } });
			await recordAudit(tx, {
				actor,
				organizationId: actor.organizationId,
				action: "user.changed",
				subject: { type: "user", id: user.id },
				before: Object.fromEntries(changed.map((field) => [field, user[field]])),
				after,
			});
			return done({ version });
		},
		{ clock: context.clock },
	);
}
