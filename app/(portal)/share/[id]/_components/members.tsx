import { UserPlus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listOfferedServiceUsers } from "@/lib/share-groups/people/add-service-user.ts";
import { listEntries } from "@/lib/share-groups/people/list-entries.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { ENTRY_KINDS } from "@/lib/share-groups/schema.ts";
import { AddEntries } from "./add-entries/add-entries.tsx";
import { AddServiceUser } from "./add-service-user/add-service-user.tsx";
import { CheckAddress } from "./check-address/check-address.tsx";
import { messageOf } from "./email-message/message-of.ts";
import { type EntriesTableState, queryOf } from "./entries-table.ts";
import { entryColumns } from "./entry-columns.tsx";

interface MembersProps {
	actor: Actor;
	group: ManagedGroup;
	state: EntriesTableState;
}

/** Whom the group lets in and keeps out, and what each has used. */
export async function Members({ actor, group, state }: MembersProps) {
	const isOpen = group.status === "open";
	const [t, found, offered, columns] = await Promise.all([
		getTranslations("shareGroupPage"),
		listEntries({ actor }, { shareGroupId: group.id, ...queryOf(state) }),
		isOpen ? listOfferedServiceUsers({ actor }) : [],
		entryColumns({ group }),
	]);
	if (!found) notFound();
	const { addresses, domains, blocked } = group.entries;
	const isLong = addresses + domains + blocked > 8 || state.isFiltered;
	const csvPath = `/share/${group.id}/members.csv`;
	const isEmpty = group.movable.every(({ inGroup, held }) => inGroup.length === 0 && held === 0n);
	return (
		<section aria-labelledby="members">
			<DataTable
				label={t("members")}
				header={
					<CardHeader>
						<CardTitle id="members">{t("members")}</CardTitle>
						<div className="flex flex-wrap items-center gap-2 empty:hidden max-xs:[&_svg]:hidden">
							{isOpen ? (
								<>
									<CheckAddress shareGroupId={group.id} />
									{offered.length > 0 ? <AddServiceUser shareGroupId={group.id} offered={offered} /> : null}
									<AddEntries group={messageOf(group)} list="members" mailsNobody={isEmpty} />
								</>
							) : null}
							{found.total > 0 && !isLong ? <CsvLink href={csvPath} of={t("members")} tall /> : null}
						</div>
					</CardHeader>
				}
				columns={columns}
				rows={found.rows}
				rowKey={(entry) => entry.id}
				state={state}
				total={found.total}
				search={t("searchEntries")}
				csvPath={csvPath}
				toolbar={isLong}
				filters={[
					{
						name: "kind",
						label: t("kind"),
						any: t("anyKind"),
						options: ENTRY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
					},
				]}
				firstUse={
					<EmptyState icon={UserPlus} title={t(isOpen ? "noMembers" : "hadNoMembers")} className="py-10">
						{isOpen ? t("whatMembersAre") : null}
					</EmptyState>
				}
			/>
		</section>
	);
}
