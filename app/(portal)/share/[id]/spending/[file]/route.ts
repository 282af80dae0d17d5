import type { NextRequest } from "next/server";
import { spendingResponse } from "@/app/(portal)/_components/spending/spending-response.ts";
import { currentActor } from "@/app/current-actor.ts";

/** What is on hold in the creator's own group, or was refused, as a file. */
export async function GET(
	request: NextRequest,
	{ params }: RouteContext<"/share/[id]/spending/[file]">,
): Promise<Response> {
	const [actor, { id, file }] = await Promise.all([currentActor(), params]);
	return spendingResponse(request, { actor, of: { kind: "group", shareGroupId: id }, file });
}
