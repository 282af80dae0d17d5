import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { dropPendingEmail } from "../request-email.ts";
import { lockOwnUser } from "./own-user.ts";

/** Cancels the pending address, whether the user or an administrator entered it. Without one, nothing is done. */
export async function cancelEmailChange(context: VerbContext): Promise<Result<null>> {
	const { actor } = context;
	return transact(
		context.db,
		async (tx) => {
			const locked = await lockOwnUser(tx, { actor });
			if (!locked.ok) return locked;
			await dropPendingEmail(tx, { actor, user: locked.value });
			return done(null);
		},
		{ clock: context.clock },
	);
}
