import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { BelowUsersHeader } from "../_components/below-users-header.tsx";
import { InviteLink } from "../_components/invite-link.tsx";
import { Invitations } from "./_components/invitations.tsx";
import { invitationsTable } from "./_components/invitations-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminInvitations"))("title") };
}

export default async function InvitationsPage({ searchParams }: PageProps<"/admin/users/invitations">) {
	const actor = await currentActor();
	if (!maySeeUsers(actor)) notFound();
	const [state, t] = await Promise.all([invitationsTable.load(searchParams), getTranslations("adminInvitations")]);
	return (
		<Texts of={["adminInvitations", "table"]}>
			<BelowUsersHeader
				title={t("title")}
				subtitle={t("subtitle", { organization: actor.organizationName })}
				actions={<InviteLink actor={actor} />}
			/>
			<PagePart fallback={<TableSkeleton columns={6} toolbar />}>
				<Invitations actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}
