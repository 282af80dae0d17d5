import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { mayEditUsers, maySeeUsers } from "@/lib/people/policy.ts";
import { BelowUsersHeader } from "../_components/below-users-header.tsx";
import { CreateServiceUser } from "./_components/create-service-user.tsx";
import { ServiceUsers } from "./_components/service-users.tsx";
import { serviceUsersTable } from "./_components/service-users-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("serviceUsers"))("title") };
}

export default async function ServiceUsersPage({ searchParams }: PageProps<"/admin/users/service-users">) {
	const actor = await currentActor();
	if (!maySeeUsers(actor)) notFound();
	const [state, t] = await Promise.all([serviceUsersTable.load(searchParams), getTranslations("serviceUsers")]);
	return (
		<Texts of={["serviceUsers", "table"]}>
			<BelowUsersHeader
				title={t("title")}
				subtitle={t("subtitle", { organization: actor.organizationName })}
				actions={mayEditUsers(actor) ? <CreateServiceUser you={{ id: actor.userId, name: actor.name }} /> : null}
			/>
			<PagePart fallback={<TableSkeleton columns={6} toolbar />}>
				<ServiceUsers actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}
