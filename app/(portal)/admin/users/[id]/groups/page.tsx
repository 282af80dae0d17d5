import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { readUser } from "@/lib/people/queries.ts";
import { PersonHeader } from "../_components/person-header.tsx";
import { PersonGroups } from "./_components/person-groups.tsx";
import { personGroupsTable } from "./_components/person-groups-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminPerson"))("groups") };
}

export default async function PersonGroupsPage({ params, searchParams }: PageProps<"/admin/users/[id]/groups">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const user = await readUser({ actor }, id);
	if (!user) notFound();
	const state = await personGroupsTable.load(searchParams, `/admin/users/${id}/groups`);
	return (
		<Texts of={["table"]}>
			<PersonHeader name={user.name} page="groups" />
			<PagePart fallback={<TableSkeleton columns={5} toolbar />}>
				<PersonGroups actor={actor} user={user} state={state} />
			</PagePart>
		</Texts>
	);
}
