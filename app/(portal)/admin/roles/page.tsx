import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { mayEditUserRoles } from "@/lib/user-roles/policy.ts";
import { CreateRole } from "./_components/create-role.tsx";
import { offeredRights } from "./_components/offered-rights.ts";
import { Roles } from "./_components/roles.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminRoles"))("title") };
}

export default async function RolesPage() {
	const actor = await currentActor();
	if (!mayEditUserRoles(actor)) notFound();
	const t = await getTranslations("adminRoles");
	return (
		<Texts of={["adminRoles", "table.folded"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle", { organization: actor.organizationName })}
				actions={<CreateRole rights={offeredRights(actor)} />}
			/>
			<PagePart fallback={<TableSkeleton columns={3} rows={4} />}>
				<Roles actor={actor} />
			</PagePart>
		</Texts>
	);
}
