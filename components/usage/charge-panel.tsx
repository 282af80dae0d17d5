import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ShownCharge } from "@/lib/usage/shown-charge.ts";
import type { TableState } from "../data-table/address/search-params.ts";
import { PanelSkeleton } from "../data-table/panel/panel-skeleton.tsx";
import { RowPanel } from "../data-table/panel/row-panel.tsx";
import { PagePart } from "../page-part/page-part.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ChargeDetails } from "./charge-details.tsx";

interface ChargePanelProps {
	state: Pick<TableState, "panel">;
	/** One charge as the reader of this list sees it; null where they don't. */
	read: (chargeId: string) => Promise<ShownCharge | null>;
}

/** The charge of a usage row, over the list, at an address of its own. */
export async function ChargePanel({ state: { panel }, read }: ChargePanelProps) {
	const t = await getTranslations("usage.charge");
	const opened = panel?.opened ?? null;
	return (
		<RowPanel title={t("title")} shown={opened}>
			{opened === null ? null : (
				<PagePart key={opened} fallback={<PanelSkeleton />}>
					<Charge read={() => read(opened)} />
				</PagePart>
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
