import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { InvitationLinks } from "./_components/invitation-links.tsx";
import { Users } from "./_components/users.tsx";
import { usersTable } from "./_components/users-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminUsers"))("title") };
}

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
	const actor = await currentActor();
	if (!maySeeUsers(actor)) notFound();
	await openDefaultView({ actor, list: "/admin/users", searchParams });
	const [state, t] = await Promise.all([usersTable.load(searchParams), getTranslations("adminUsers")]);
	return (
		<Texts of={["manyUsersBar", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle", { organization: actor.organizationName })}
				actions={<InvitationLinks actor={actor} />}
			/>
			<PagePart fallback={<TableSkeleton columns={7} toolbar />}>
				<Users actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}
