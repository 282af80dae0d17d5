import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { maySeeAuditLog } from "@/lib/audit/policy.ts";
import { AuditLog } from "./_components/audit-log.tsx";
import { auditTable } from "./_components/audit-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminAudit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
	const actor = await currentActor();
	if (!maySeeAuditLog(actor)) notFound();
	await openDefaultView({ actor, list: "/admin/audit", searchParams });
	const [state, t] = await Promise.all([auditTable.load(searchParams), getTranslations("adminAudit")]);
	return (
		<Texts of={["table"]}>
			<PageHeader title={t("title")} subtitle={t("subtitle", { organization: actor.organizationName })} />
			<PagePart fallback={<TableSkeleton columns={5} toolbar />}>
				<AuditLog actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}
