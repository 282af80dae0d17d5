import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { readPersonView } from "@/lib/owners/credit-view.ts";
import { PersonHeader } from "../_components/person-header.tsx";
import { PersonUsage } from "./_components/person-usage.tsx";
import { personUsageTable } from "./_components/person-usage-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminPerson"))("usage") };
}

export default async function PersonUsagePage({ params, searchParams }: PageProps<"/admin/users/[id]/usage">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const view = await readPersonView({ actor }, id);
	if (!view) notFound();
	const state = await personUsageTable.load(searchParams, `/admin/users/${id}/usage`);
	return (
		<Texts of={["table"]}>
			<PersonHeader name={view.person.name} page="usage" />
			<PagePart fallback={<TableSkeleton columns={7} toolbar />}>
				<PersonUsage view={view} state={state} />
			</PagePart>
		</Texts>
	);
}
