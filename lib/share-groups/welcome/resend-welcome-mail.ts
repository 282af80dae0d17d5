import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { inOwnGroup } from "../own-group.ts";
import type { EntryInput } from "../schema.ts";
import { type NotWelcomed, sendWelcomeMails, WELCOME_MAILS_A_DAY } from "./welcome-mails.ts";

/** Sends an address of the actor's group its welcome mail again, or for the first time (product.md 23). */
export async function resendWelcomeMail(
	context: VerbContext,
	{ shareGroupId, entryId }: EntryInput,
): Promise<Result<{ value: string }>> {
	return inOwnGroup(context, shareGroupId, async (tx) => {
		const { actor } = context;
		const entry = await tx.prisma.shareGroupEntry.findFirst({
			where: { id: entryId, shareGroupId, kind: "address", removedAt: null },
		});
		if (!entry) return refuse("NOT_FOUND", "entryNotFound");
		const { value } = entry;
		const { notSent } = await sendWelcomeMails(tx, { actor, shareGroupId, entries: [entry] });
		if (notSent[0]) return refuseToWelcome(notSent[0].why, value);
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "share_group.welcome_mail_sent",
			subject: { type: "share_group", id: shareGroupId },
			after: { email: value },
		});
		return done({ value });
	});
}

function refuseToWelcome(why: NotWelcomed, address: string): Refusal {
	switch (why) {
		case "tooMany":
			return refuse("TOO_MANY_REQUESTS", "welcomedTooMany", { most: WELCOME_MAILS_A_DAY });
		case "today":
			return refuse("TOO_MANY_REQUESTS", "welcomedToday", { address });
		case "often":
			return refuse("TOO_MANY_REQUESTS", "welcomedOften", { address });
		case "unverified":
			return refuse("FORBIDDEN", "welcomesUnverified");
		case "noCredits":
			return refuse("CONFLICT", "welcomesToNothing");
		case "stopped":
			return refuse("CONFLICT", "welcomeStopped", { address });
		case "blocked":
			return refuse("CONFLICT", "welcomeBlocked", { address });
		case "yourself":
			return refuse("CONFLICT", "welcomesYourself");
	}
}
