import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { sendEmailChange } from "../request-email.ts";
import { lockOwnUser } from "./own-user.ts";

/** Writes once more to the pending address, a few times an hour at most; the previous mail's link stops counting. */
export async function sendEmailChangeAgain(context: VerbContext): Promise<Result<{ pendingEmail: string }>> {
	const { actor } = context;
	return transact(
		context.db,
		async (tx) => {
			const locked = await lockOwnUser(tx, { actor });
			if (!locked.ok) return locked;
			const user = locked.value;
			if (user.pendingEmail === null) return refuse("CONFLICT", "noEmailChange");
			const { pendingEmail: email } = user;
			const sent = await sendEmailChange(tx, { organizationId: actor.organizationId, user, email });
			return sent.ok ? done({ pendingEmail: email }) : sent;
		},
		{ clock: context.clock },
	);
}
