import { UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listShareGroups } from "@/lib/share-groups/list-share-groups.ts";
import { CreateGroup } from "./create-group.tsx";
import { shareGroupColumns } from "./share-group-columns.tsx";
import { queryOf, type ShareTableState } from "./share-table.ts";

interface ShareGroupsProps {
	actor: Actor;
	state: ShareTableState;
	/** A user of another's credits creates no groups (product.md 17). */
	isParked: boolean;
}

/** The groups that the actor has created. */
export async function ShareGroups({ actor, state, isParked }: ShareGroupsProps) {
	const deleted = state.also.tab === "deleted";
	const [t, { rows, total }, columns] = await Promise.all([
		getTranslations("share"),
		listShareGroups({ actor }, queryOf(state)),
		shareGroupColumns({ deleted }),
	]);
	return (
		<DataTable
			wide
			label={t(deleted ? "tabs.deleted" : "tabs.own")}
			columns={columns}
			rows={rows}
			rowKey={(group) => group.id}
			state={state}
			total={total}
			search={t("search")}
			toolbar={total > 10 || state.isFiltered}
			firstUse={
				<EmptyState
					icon={UsersRound}
					title={t(deleted ? "noneDeleted" : "none")}
					action={deleted ? null : <CreateGroup variant="outline" isParked={isParked} />}
				>
					{t(deleted ? "whatDeletedAre" : "whatGroupsAre")}
				</EmptyState>
			}
		/>
	);
}
