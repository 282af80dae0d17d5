import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { readManagedGroup, readShareGroupName } from "@/lib/share-groups/queries.ts";
import { entriesTable } from "./_components/entries-table.ts";
import { GroupMain } from "./_components/group-main.tsx";
import { GroupSide } from "./_components/group-side.tsx";
import { noGroup } from "./_components/no-group.tsx";
import { GroupTop } from "./_components/top/group-top.tsx";

export async function generateMetadata({ params }: PageProps<"/share/[id]">): Promise<Metadata> {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("shareGroupPage")]);
	const group = await readShareGroupName({ actor }, id);
	return { title: group ? t("title", { name: group.name }) : t("untitled") };
}

/** Manage a share group: for its creator only; for everyone else, members included, the page is not found, or says to whom it went. */
export default async function ManageGroupPage({ params, searchParams }: PageProps<"/share/[id]">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const group = await readManagedGroup({ actor }, id);
	if (!group) return noGroup(actor, id);
	const state = await entriesTable(id).load(searchParams);
	return (
		<Texts
			of={[
				"alerts",
				"limits",
				"requests.ask",
				"share.delete",
				"share.expiry",
				"share.form",
				"share.unsaved",
				"shareGroup.addServiceUser",
				"shareGroup.buttons",
				"shareGroup.details",
				"shareGroup.entry",
				"shareGroup.message",
				"shareGroup.move",
				"shareGroup.tick",
				"table",
				"unsavedChanges",
				"validation",
			]}
		>
			<GroupTop actor={actor} group={group} />
			{/* Under each other, on a phone: the credits, the members, the settings, the history. */}
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<GroupMain actor={actor} group={group} state={state} />
				{group.status === "deleted" ? null : <GroupSide actor={actor} group={group} state={state} />}
			</div>
		</Texts>
	);
}
