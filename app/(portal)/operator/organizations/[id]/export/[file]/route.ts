import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/app/csv-response.ts";
import { currentActor } from "@/app/current-actor.ts";
import { readExportFile } from "@/lib/customers/closing/export-files.ts";
import { EXPORT_FILES } from "@/lib/customers/closing/schema.ts";
import { readOrganization } from "@/lib/customers/queries.ts";

/** One of the files of everything that there is of an organization (product.md 57a). */
export async function GET(
	request: NextRequest,
	{ params }: RouteContext<"/operator/organizations/[id]/export/[file]">,
): Promise<Response> {
	const [actor, { id, file: asked }] = await Promise.all([currentActor(), params]);
	const organization = await readOrganization({ actor }, id);
	const file = EXPORT_FILES.find((name) => name === asked);
	if (!organization || !file) notFound();
	const [t, pool] = await Promise.all([getTranslations("operatorOrganizations"), getTranslations("usagePool")]);
	const words = { hidden_group: pool("hidden_group"), subscription: pool("subscription") };
	const query = await readExportFile({ actor }, { organizationId: id, file, words });
	if (!query) notFound();
	const name = `${organization.name} ${t(`close.file.${file}`)}`;
	return csvResponse(request, { actor, query, name, state: { wrongWay: null } });
}
