import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { currentActor } from "@/app/current-actor.ts";
import { statementResponse } from "@/app/statement-response.ts";
import { readReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { listGroupPoolsWithEntries } from "@/lib/statements/statement-pool.ts";

/** The statement of a share group, deleted or not, for its creator (product.md 60). */
export async function GET(request: NextRequest, { params }: RouteContext<"/share/[id]/statement">): Promise<Response> {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const [access, pools] = await Promise.all([
		readReportAccess({ actor }, id),
		listGroupPoolsWithEntries({ actor }, id),
	]);
	if (!access) notFound();
	return statementResponse(request, { actor, pools, groupName: access.group.name });
}
