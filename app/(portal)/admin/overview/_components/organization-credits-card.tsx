import { ChartColumn } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BuyCredits } from "@/app/(portal)/_components/buy-credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { OrganizationCredits } from "@/lib/own-organization/read-organization-credits.ts";
import { EXPIRING_WITHIN_DAYS } from "@/lib/usage/read-expiries.ts";
import { creditSums } from "../../_components/credit-sums.tsx";
import { organizationCredits } from "./organization-credits.ts";

/** Per credit type what all wallets and share groups have; each number leads to whose it is. */
export async function OrganizationCreditsCard({ actor }: { actor: Actor }) {
	const [types, t, word] = await Promise.all([
		organizationCredits(actor),
		getTranslations("adminOverview"),
		getTranslations("words"),
	]);
	if (!types) notFound();
	const organization = actor.organizationName;
	const columns: TableColumn<OrganizationCredits>[] = [
		{
			id: "type",
			header: word("creditType"),
			narrow: "title",
			cell: ({ creditTypeId, name, isRetired }) => (
				<>
					<RowLink href={`/admin/overview/${creditTypeId}`}>{name}</RowLink>
					{isRetired ? <Badge className="ml-2">{t("retired")}</Badge> : null}
				</>
			),
		},
		...creditSums<OrganizationCredits>({
			t,
			rows: types,
			explain: ({ creditTypeId, name: type }, sum) => ({
				href: `/admin/overview/${creditTypeId}?sort=-${sum}`,
				label: t("explain", { sum: t(`sums.${sum}`), type }),
			}),
		}),
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("credits")}</CardTitle>
			</CardHeader>
			{types.length > 0 ? (
				<>
					<PlainTable
						label={t("credits")}
						columns={columns}
						rows={types}
						rowKey={({ creditTypeId }) => creditTypeId}
						wide
					/>
					<p className="border-t border-line px-5 py-3 text-muted text-small">
						{t("creditsHelp", { organization, days: EXPIRING_WITHIN_DAYS })}
					</p>
				</>
			) : (
				<EmptyState icon={ChartColumn} title={t("none")} action={<BuyCredits actor={actor} isNextStep />}>
					{t("noneText", { organization })}
				</EmptyState>
			)}
		</Card>
	);
}
