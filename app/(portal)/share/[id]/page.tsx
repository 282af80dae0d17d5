import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { Texts } from "@/components/texts.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { readManagedGroup, readShareGroupName } from "@/lib/share-groups/queries.ts";
import { entriesTable } from "./_components/entries-table.ts";
import { ExpiringInGroup } from "./_components/expiring-in-group.tsx";
import { GroupHeader } from "./_components/group-header.tsx";
import { GroupHistory } from "./_components/group-history.tsx";
import { GroupSide } from "./_components/group-side.tsx";
import { GroupState } from "./_components/group-state.tsx";
import { Members } from "./_components/members.tsx";

export async function generateMetadata({ params }: PageProps<"/share/[id]">): Promise<Metadata> {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("shareGroup")]);
	const group = await readShareGroupName({ actor }, id);
	return { title: group ? t("title", { name: group.name }) : t("untitled") };
}

/** Manage a share group: for its creator only; for everyone else, members included, the page is not found. */
export default async function ManageGroupPage({ params, searchParams }: PageProps<"/share/[id]">) {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const group = await readManagedGroup({ actor }, id);
	if (!group) notFound();
	const state = await entriesTable(id).load(searchParams);
	const [isOpen, isDeleted] = [group.status === "open", group.status === "deleted"];
	return (
		<Texts of={["alerts", "limits", "refill.group", "share", "shareGroup", "table", "unsavedChanges", "validation"]}>
			<GroupHeader group={group} />
			{isOpen ? null : <GroupState group={group} />}
			{isOpen ? <ExpiringInGroup actor={actor} group={group} /> : null}
			{/* Under each other, on a phone: the credits, the members, the settings, the history. */}
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className={cn("min-w-0 max-lg:contents lg:space-y-4", isDeleted ? "lg:col-span-3" : "lg:col-span-2")}>
					<div className="min-w-0">
						<Suspense fallback={<TableSkeleton columns={5} rows={4} />}>
							<Members actor={actor} group={group} state={state} />
						</Suspense>
					</div>
					<GroupHistory actor={actor} shareGroupId={id} state={state} />
				</div>
				{isDeleted ? null : <GroupSide actor={actor} group={group} />}
			</div>
		</Texts>
	);
}
