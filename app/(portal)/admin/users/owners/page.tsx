import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { BelowUsersHeader } from "../_components/below-users-header.tsx";
import { OwnersFile } from "./_components/owners-file.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("manyUsers"))("file.title") };
}

/** The Credit Owners of many from a file; not found for users who can't edit users. */
export default async function OwnersPage() {
	const actor = await currentActor();
	if (!mayEditUsers(actor)) notFound();
	const t = await getTranslations("manyUsers");
	return (
		<Texts of={["manyUsers"]}>
			<BelowUsersHeader
				title={t("file.title")}
				subtitle={t("file.subtitle", { organization: actor.organizationName })}
			/>
			<OwnersFile />
		</Texts>
	);
}
