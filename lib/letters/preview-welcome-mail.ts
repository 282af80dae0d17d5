import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { PreviewWelcomeMailInput } from "@/lib/share-groups/schema.ts";
import { readCreditsFor } from "@/lib/share-groups/welcome/credits-for.ts";
import { previewWelcome } from "./preview-welcome.tsx";

/**
 * The welcome mail of the actor's group with this Email Message, as somebody would get it who has used nothing of the group.
 * Sends and stores nothing.
 */
export async function previewWelcomeMail(
	{ actor, db, clock }: VerbContext,
	{ shareGroupId, emailMessage }: PreviewWelcomeMailInput,
): Promise<Result<{ subject: string; text: string }>> {
	const group = await transact(
		db,
		async (tx) => {
			const found = await tx.prisma.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: actor.userId } });
			const anyone = { shareGroupId, userId: null, address: null };
			return found && { name: found.name, credits: await readCreditsFor(tx, anyone) };
		},
		{ clock },
	);
	if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
	const { name: creator, language } = actor;
	const example = { email: "tom@example.com", message: emailMessage };
	return done(await previewWelcome({ creator, group: group.name, credits: group.credits, ...example, language }));
}
