import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { SpendingOfUser } from "@/app/(portal)/_components/spending/spending-of-user.tsx";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { mayManageApiKeys } from "@/lib/api-keys/policy.ts";
import { mayEditUsers, maySeeUsers } from "@/lib/people/policy.ts";
import { readServiceUser } from "@/lib/service-users/queries.ts";
import { KeysCard } from "../../../../_components/api-keys/keys-card.tsx";
import { RemoveUser } from "../../_components/remove-user/remove-user.tsx";
import { ServiceUserDetails } from "./_components/service-user-details.tsx";
import { ServiceUserHeader } from "./_components/service-user-header.tsx";
import { ServiceUserUse } from "./_components/service-user-use.tsx";

const findServiceUser = cache(async (id: string) => readServiceUser({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/admin/users/service-users/[id]">): Promise<Metadata> {
	const actor = await currentActor();
	const [user, t] = await Promise.all([
		maySeeUsers(actor) ? findServiceUser((await params).id) : null,
		getTranslations("serviceUsers"),
	]);
	return { title: user ? t("pageTitle", { name: user.name }) : t("one") };
}

export default async function ServiceUserPage({ params }: PageProps<"/admin/users/service-users/[id]">) {
	const actor = await currentActor();
	if (!maySeeUsers(actor)) notFound();
	// Before anything is streamed, while the answer can still be 404.
	const user = await findServiceUser((await params).id);
	if (!user) notFound();
	const { id, name } = user;
	const mayEdit = mayEditUsers(actor);
	const keys = await getTranslations("apiKeys");
	return (
		<Texts of={["adminUsers", "apiKeys", "limits", "serviceUsers", "table.folded", "validation"]}>
			<ServiceUserHeader user={user} mayEdit={mayEdit} />
			<div className="grid items-start gap-4 md:grid-cols-2">
				<ServiceUserDetails user={user} mayEdit={mayEdit} />
				<ServiceUserUse actor={actor} user={user} />
			</div>
			{mayManageApiKeys(actor) ? (
				<PagePart name={keys("keys")} fallback={<TableSkeleton columns={6} rows={2} />}>
					<KeysCard actor={actor} kind="service_user" serviceUser={{ id, name, isPaused: user.pause !== null }} />
				</PagePart>
			) : null}
			<SpendingOfUser actor={actor} userId={id} />
			{mayEdit ? <RemoveUser user={{ id, name, email: null }} /> : null}
		</Texts>
	);
}
