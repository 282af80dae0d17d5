import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { StatementOfPools } from "@/app/(portal)/_components/statement/statement-of-pools.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { listGroupPoolsWithEntries } from "@/lib/statements/statement-pool.ts";
import type { ReportTableState } from "../../_components/report-table.ts";

interface ReportHeaderProps {
	actor: Actor;
	access: ReportAccess;
	state: ReportTableState;
}

export async function ReportHeader({ actor, access, state }: ReportHeaderProps) {
	const t = await getTranslations("report");
	const word = await getTranslations("words");
	const share = await getTranslations("share");
	const { isCreator, group } = access;
	const { id, name, closedAt, creatorName } = group;
	const subtitle = isCreator ? t("subtitle") : t("subtitleMember", { creator: creatorName });
	const manage = isCreator ? { href: `/share/${id}` } : {};
	return (
		<PageHeader
			breadcrumb={[{ label: share("title"), href: "/share" }, { label: name, ...manage }, { label: word("report") }]}
			title={t("title", { name })}
			subtitle={closedAt ? t.rich("deleted", { at: () => <DateTime at={closedAt} precision="full" /> }) : subtitle}
			actions={
				<>
					{isCreator ? (
						<Button asChild variant="outline">
							<Link href={`/share/${id}`}>{word("manage")}</Link>
						</Button>
					) : null}
					<StatementOfPools
						label={t("statement")}
						pools={await listGroupPoolsWithEntries({ actor }, id)}
						href={`/share/${id}/statement`}
					/>
					{state.wrongWay ? null : (
						<Button asChild variant="outline">
							<a href={state.hrefOfSameRows(`/share/${id}/report.csv`)} download>
								<Download aria-hidden />
								{word("download")}
							</a>
						</Button>
					)}
				</>
			}
		/>
	);
}
