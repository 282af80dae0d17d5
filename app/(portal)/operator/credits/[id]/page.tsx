import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readHolder } from "@/lib/grants/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { GrantCredits } from "../../_components/grants/grant-credits.tsx";
import { HolderMovements } from "./_components/holder-movements.tsx";
import { HolderWallets } from "./_components/holder-wallets.tsx";

export async function generateMetadata({ params }: PageProps<"/operator/credits/[id]">): Promise<Metadata> {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	return { title: (await readHolder({ actor }, id))?.name };
}

export default async function HolderPage({ params }: PageProps<"/operator/credits/[id]">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("operatorCredits")]);
	const holder = await readHolder({ actor }, id);
	if (!holder) notFound();
	const types = holder.wallets
		.filter(({ isRetired }) => !isRetired)
		.map(({ lots: _, isRetired: __, ...wallet }) => wallet);
	return (
		<Texts of={["operatorCredits"]}>
			<PageHeader
				breadcrumb={[{ label: t("title"), href: "/operator/credits" }, { label: holder.name }]}
				title={holder.name}
				subtitle={t("of", { email: readableAddress(holder.email), organization: holder.organization })}
				actions={types.length > 0 ? <GrantCredits userId={holder.id} name={holder.name} wallets={types} /> : null}
			/>
			<HolderWallets holder={holder} />
			<HolderMovements holder={holder} />
		</Texts>
	);
}
