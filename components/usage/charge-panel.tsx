import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { ShownCharge } from "@/lib/usage/shown-charge.ts";
import type { TableState } from "../data-table/address/search-params.ts";
import { RowPanel } from "../data-table/row-panel.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ChargeDetails } from "./charge-details.tsx";
import { CHARGE_PARAM } from "./usage-filters.ts";

interface ChargePanelProps {
	state: Pick<TableState, "opened" | "hrefOfPanel">;
	/** One charge as the reader of this list sees it; null where they don't. */
	read: (chargeId: string) => Promise<ShownCharge | null>;
}

/** The charge of a usage row, over the list, at an address of its own. */
export async function ChargePanel({ state: { opened, hrefOfPanel }, read }: ChargePanelProps) {
	const t = await getTranslations("usage.charge");
	return (
		<RowPanel
			param={CHARGE_PARAM}
			shown={opened}
			closedHref={hrefOfPanel(null)}
			title={t("title")}
			skeleton={<ChargeSkeleton />}
		>
			{opened === null ? null : (
				<Suspense key={opened} fallback={<ChargeSkeleton />}>
					<Charge read={() => read(opened)} />
				</Suspense>
			)}
		</RowPanel>
	);
}

async function Charge({ read }: { read: () => Promise<ShownCharge | null> }) {
	const charge = await read();
	return charge ? <ChargeDetails charge={charge} /> : <NoSuchCharge />;
}

function NoSuchCharge() {
	const t = useTranslations("usage.charge");
	return (
		<EmptyState icon={SearchX} title={t("notFound")}>
			{t("notFoundText")}
		</EmptyState>
	);
}

function ChargeSkeleton() {
	return (
		<div className="space-y-6 px-5 py-5">
			<div className="space-y-2.5">
				<Skeleton className="h-5 w-48" />
				<Skeleton className="h-8 w-28" />
			</div>
			<div className="space-y-5">
				{["w-40", "w-52", "w-36", "w-56", "w-44", "w-48"].map((width) => (
					<div key={width} className="flex justify-between gap-6">
						<Skeleton className="h-4 w-20" />
						<Skeleton className={`h-4 ${width}`} />
					</div>
				))}
			</div>
		</div>
	);
}
