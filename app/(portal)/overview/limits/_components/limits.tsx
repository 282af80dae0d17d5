import { Gauge } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { NextStep } from "@/app/(portal)/_components/next-step.tsx";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listCreditUsers } from "@/lib/limits/list-credit-users.ts";
import { readWalletLimits } from "@/lib/limits/wallet-limits.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { DefaultLimits } from "./default-limits.tsx";
import { limitColumns } from "./limit-columns.tsx";
import type { LimitsTableState } from "./limits-table.ts";

/** Everyone's limits, and those of each who uses the actor's credits. */
export async function Limits({ actor, state }: { actor: Actor; state: LimitsTableState }) {
	const [{ rows, total }, t] = await Promise.all([
		listCreditUsers({ actor }, state.query),
		getTranslations("limitsPage"),
	]);
	const people = rows.map(({ id }) => id);
	const limits = (await readWalletLimits({ actor }, { ownerId: actor.userId, people })) ?? [];
	return (
		<>
			<DefaultLimits ownerId={actor.userId} limits={limits} />
			<DataTable
				label={t("title")}
				columns={await limitColumns({ ownerId: actor.userId, limits })}
				rows={rows}
				rowKey={({ id }) => id}
				state={state}
				total={total}
				search={t("search")}
				csvPath="/overview/limits/csv"
				firstUse={
					<EmptyState
						icon={Gauge}
						title={t("none")}
						action={
							mayEditUsers(actor) ? (
								<NextStep actor={actor} right="edit_user" href="/admin/users">
									{t("chooseOwners")}
								</NextStep>
							) : null
						}
					>
						{t("whatLimitsAre")}
					</EmptyState>
				}
			/>
		</>
	);
}
