import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { PreviewAskingInput } from "../schema.ts";
import { readWhomToAsk, type WhomToAsk } from "./whom-to-ask.ts";

/** What the window *Ask for more* says before anything is sent. */
export interface AskingPreview extends Pick<WhomToAsk, "creators"> {
	/** The Credit Owner's name; null where that is nobody else. */
	readonly owner: string | null;
	/** Whether there is somebody who can change users. */
	readonly hasAdministrators: boolean;
	/** The organization whose administrators these are. */
	readonly organization: string;
	/** Whether an open request for this credit type is there already (product.md 46). */
	readonly isOpen: boolean;
}

/** Whom the actor can ask for credits of this type. NOT_FOUND for a credit type that there isn't, or that isn't sold any more. */
export async function previewAsking(
	{ actor, db = database() }: ReadContext,
	{ creditTypeId }: PreviewAskingInput,
): Promise<Result<AskingPreview>> {
	return readSnapshot(async ({ prisma, sql }) => {
		const creditType = await prisma.creditType.findFirst({ where: { id: creditTypeId, retiredAt: null } });
		if (!creditType) return refuse("NOT_FOUND", "nothingToAskFor");
		const { owner, administrators, creators } = await readWhomToAsk({ prisma, sql }, actor);
		const open = { userId: actor.userId, creditTypeId, status: "open" as const };
		const isOpen = (await prisma.creditRequest.count({ where: open })) > 0;
		const whom = { owner: owner?.name ?? null, hasAdministrators: administrators.length > 0, creators };
		return done({ ...whom, organization: actor.organizationName, isOpen });
	}, db);
}
