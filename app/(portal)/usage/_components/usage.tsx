import { ReceiptText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { ChargePanel } from "@/components/usage/charge-panel.tsx";
import { usageColumns } from "@/components/usage/usage-columns.tsx";
import { usageFilters } from "@/components/usage/usage-filters.ts";
import { UsageTotalsLine } from "@/components/usage/usage-totals-line.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { readUsage, readUsageCharge, readUsageChoices } from "@/lib/usage/queries.ts";
import { BuyCredits } from "../../_components/buy-credits.tsx";
import { queryOf, type UsageTableState } from "./usage-table.ts";

interface UsageProps {
	actor: Actor;
	view: CreditView;
	state: UsageTableState;
}

export async function Usage({ actor, view, state }: UsageProps) {
	const [list, choices, today, t, pool] = await Promise.all([
		readUsage({ view }, queryOf(state)),
		readUsageChoices({ view }),
		readToday(),
		getTranslations("usage"),
		getTranslations("usagePool"),
	]);
	const columns = await usageColumns({
		showPool: choices.pools.length > 1,
		timeZone: today.timeZone,
	});
	const filters = await usageFilters({ person: t("columns.userName"), ...choices, today });
	const pools = choices.pools.map(({ key, kind, name }) => ({ value: key, label: name ?? pool(kind) }));
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={list.rows}
			rowKey={(row) => row.key}
			state={state}
			total={list.reachableRows}
			search={t("search")}
			filters={[...filters, { name: "pool", label: t("columns.pool"), any: t("anyPool"), options: pools }]}
			views={await savedViews(actor, "/usage", state)}
			csvPath="/usage/csv"
			wide
			footer={<UsageTotalsLine list={list} />}
			panel={<ChargePanel state={state} read={(id) => readUsageCharge({ view }, id)} />}
			firstUse={
				<EmptyState icon={ReceiptText} title={t("none")} action={<FirstStep actor={actor} view={view} />}>
					{view.isCreditUser && view.view === "own" ? t("noneOfYourOwn", { owner: view.owner.name }) : t("whatUsageIs")}
				</EmptyState>
			}
		/>
	);
}

async function FirstStep({ actor, view }: { actor: Actor; view: CreditView }) {
	const t = await getTranslations("usage");
	if (view.isCreditUser && view.view === "own") {
		return (
			<Button asChild variant="outline">
				<Link href="/usage?view=owner">{t("showOwners", { owner: view.owner.name })}</Link>
			</Button>
		);
	}
	return <BuyCredits actor={actor} isNextStep />;
}
