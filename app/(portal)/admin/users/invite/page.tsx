import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { listUserRoleChoices } from "@/lib/user-roles/queries.ts";
import { BelowUsersHeader } from "../_components/below-users-header.tsx";
import { DefaultOwner } from "./_components/default-owner.tsx";
import { InviteMany } from "./_components/invite-many.tsx";
import { InviteOne } from "./_components/invite-one.tsx";
import { InviteWays } from "./_components/invite-ways.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("adminInvitations"))("inviteTitle") };
}

/** One person, or many from a file; not found for users who can't edit users. */
export default async function InvitePage({ searchParams }: PageProps<"/admin/users/invite">) {
	const actor = await currentActor();
	if (!mayEditUsers(actor)) notFound();
	const [{ from }, roles, t] = await Promise.all([
		searchParams,
		listUserRoleChoices({ actor }),
		getTranslations("adminInvitations"),
	]);
	const isFile = from === "file";
	return (
		<Texts of={["adminInvitations", "unsavedChanges"]}>
			<BelowUsersHeader
				title={t("inviteTitle")}
				subtitle={t("inviteSubtitle", { organization: actor.organizationName })}
			/>
			<DefaultOwner actor={actor} />
			<InviteWays isFile={isFile} />
			{isFile ? <InviteMany roles={roles} /> : <InviteOne roles={roles} />}
		</Texts>
	);
}
