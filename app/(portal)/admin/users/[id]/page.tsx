import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { SpendingOfUser } from "@/app/(portal)/_components/spending/spending-of-user.tsx";
import { currentActor } from "@/app/current-actor.ts";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { mayEditUsers, maySeeUsers, rightsLackedBy } from "@/lib/people/policy.ts";
import { readUser } from "@/lib/people/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { RemoveUser } from "../_components/remove-user/remove-user.tsx";
import { UserCredits, UserCreditsSkeleton } from "./_components/user-credits.tsx";
import { UserInformation, UserInformationSkeleton } from "./_components/user-information.tsx";
import { UserSessions, UserSessionsSkeleton } from "./_components/user-sessions.tsx";

const findUser = cache(async (id: string) => readUser({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/admin/users/[id]">): Promise<Metadata> {
	const actor = await currentActor();
	const [user, t] = await Promise.all([
		maySeeUsers(actor) ? findUser((await params).id) : null,
		getTranslations("adminUsers"),
	]);
	return { title: user ? t("pageTitle", { name: user.name }) : t("information") };
}

export default async function UserInformationPage({ params }: PageProps<"/admin/users/[id]">) {
	const actor = await currentActor();
	if (!maySeeUsers(actor)) notFound();
	const { id } = await params;
	// Before anything is streamed, while the answer can still be 404.
	const user = await findUser(id);
	if (!user) notFound();
	if (user.kind === "service") redirect(`/admin/users/service-users/${id}`);
	const t = await getTranslations("adminUsers");
	return (
		<Texts of={["adminUsers", "limits", "table.folded", "unsavedChanges", "validation"]}>
			<PagePart isHead fallback={<UserInformationSkeleton name={user.name} />}>
				<UserInformation actor={actor} user={user} />
			</PagePart>
			<PagePart name={t("credits.own")} fallback={<UserCreditsSkeleton />}>
				<UserCredits actor={actor} userId={id} />
			</PagePart>
			<SpendingOfUser actor={actor} userId={id} />
			{mayEditUsers(actor) && id !== actor.userId && rightsLackedBy(actor, user.rights).length === 0 ? (
				<>
					<PagePart name={t("sessions.title")} fallback={<UserSessionsSkeleton />}>
						<UserSessions actor={actor} user={user} />
					</PagePart>
					<RemoveUser user={{ id, name: user.name, email: readableAddress(user.email) }} />
				</>
			) : null}
		</Texts>
	);
}
