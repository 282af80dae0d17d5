import { useTranslations } from "next-intl";
import { HoldsCard } from "@/app/(portal)/_components/spending/holds-card.tsx";
import { RefusalsCard } from "@/app/(portal)/_components/spending/refusals-card.tsx";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { EntriesTableState } from "./entries-table.ts";
import { Movements } from "./movements.tsx";

interface GroupHistoryProps {
	actor: Actor;
	shareGroupId: string;
	state: EntriesTableState;
}

/** What went in and out; and, only where there is any, what members have on hold and what they were refused. */
export function GroupHistory({ actor, shareGroupId, state }: GroupHistoryProps) {
	const t = useTranslations("shareGroupPage.movements");
	const spending = useTranslations("spending");
	const of = { kind: "group", shareGroupId } as const;
	return (
		<>
			<div className="min-w-0 max-lg:order-1">
				<PagePart name={t("title")} fallback={<TableSkeleton columns={4} rows={3} />}>
					<Movements actor={actor} shareGroupId={shareGroupId} state={state} />
				</PagePart>
			</div>
			<div className="min-w-0 space-y-4 empty:hidden max-lg:order-2">
				<PagePart name={spending("holds")}>
					<HoldsCard actor={actor} of={of} onlyIfAny />
				</PagePart>
				<PagePart name={spending("refusals")}>
					<RefusalsCard actor={actor} of={of} onlyIfAny />
				</PagePart>
			</div>
		</>
	);
}
