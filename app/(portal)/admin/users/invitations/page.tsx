import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { InviteLink } from "../_components/invite-link.tsx";
import { Invitations } from "./_components/invitations.tsx";
import { invitationsTable } from "./_components/invitations-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminInvitations"))("title") };
}

export default async function InvitationsPage({ searchParams }: PageProps<"/admin/users/invitations">) {
	const actor = await currentActor();
	if (!maySeeUsers(actor)) notFound();
	const [state, t, users] = await Promise.all([
		invitationsTable.load(searchParams),
		getTranslations("adminInvitations"),
		getTranslations("adminUsers"),
	]);
	return (
		<Texts of={["adminInvitations", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle", { organization: actor.organizationName })}
				breadcrumb={[
					{ label: users("admin"), href: "/admin" },
					{ label: users("title"), href: "/admin/users" },
					{ label: t("title") },
				]}
				actions={<InviteLink actor={actor} />}
			/>
			<Suspense fallback={<TableSkeleton columns={6} toolbar />}>
				<Invitations actor={actor} state={state} />
			</Suspense>
		</Texts>
	);
}
