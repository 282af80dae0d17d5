import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { PreviewWelcomeMailInput } from "@/lib/share-groups/schema.ts";
import { previewWelcome } from "./preview-welcome.tsx";

/** The welcome mail of the actor's group with this Email Message. Sends and stores nothing. */
export async function previewWelcomeMail(
	{ actor, db, clock }: VerbContext,
	{ shareGroupId, emailMessage }: PreviewWelcomeMailInput,
): Promise<Result<{ subject: string; text: string }>> {
	const group = await transact(
		db,
		(tx) => tx.prisma.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: actor.userId } }),
		{ clock },
	);
	if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
	const { name: creator, language } = actor;
	return done(
		await previewWelcome({ creator, group: group.name, email: "tom@example.com", message: emailMessage, language }),
	);
}
