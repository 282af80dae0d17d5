import type { NextRequest } from "next/server";
import { currentActor } from "@/app/current-actor.ts";
import { statementResponse } from "@/app/statement-response.ts";
import { listOwnWalletsWithEntries } from "@/lib/statements/statement-pool.ts";

/** The statement of one's own wallet, also while it is parked (product.md 60). */
export async function GET(request: NextRequest): Promise<Response> {
	const actor = await currentActor();
	return statementResponse(request, { actor, pools: await listOwnWalletsWithEntries({ actor }) });
}
