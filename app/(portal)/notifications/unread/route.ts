import { currentActorOrNull } from "@/app/current-actor.ts";
import { countUnreadNotices } from "@/lib/notices/queries.ts";
import type { UnreadAnswer } from "../../_components/bell/use-unread.ts";

const NOT_STORED = { headers: { "Cache-Control": "no-store" } };

/** How many notices of the signed-in user are unread, and whose they are: for the bell, when another page is gone to. */
export async function GET(): Promise<Response> {
	const actor = await currentActorOrNull();
	if (!actor) return Response.json(null, { status: 401, ...NOT_STORED });
	const { count, at } = await countUnreadNotices({ actor });
	const answer: UnreadAnswer = { userId: actor.userId, count, at: at.getTime() };
	return Response.json(answer, NOT_STORED);
}
