import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { spendingResponse } from "@/app/(portal)/_components/spending/spending-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";

/** What a person or a service user has on hold, or was refused, as a file. */
export async function GET(
	request: NextRequest,
	{ params }: RouteContext<"/admin/users/[id]/spending/[file]">,
): Promise<Response> {
	const [actor, { id, file }] = await Promise.all([currentActor(), params]);
	if (!maySeeUsers(actor)) notFound();
	return spendingResponse(request, { actor, of: { kind: "user", userId: id }, file });
}
