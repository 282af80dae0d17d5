import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readHolder } from "@/lib/grants/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { GrantCredits } from "../../_components/grants/grant-credits.tsx";
import { HolderMovements } from "./_components/holder-movements.tsx";
import { HolderWallets } from "./_components/holder-wallets.tsx";

const findHolder = cache(async (id: string) => readHolder({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/operator/credits/[id]">): Promise<Metadata> {
	const [holder, t] = await Promise.all([findHolder((await params).id), getTranslations("operatorCredits")]);
	return { title: holder ? t("pageTitle", { name: holder.name }) : t("title") };
}

export default async function HolderPage({ params }: PageProps<"/operator/credits/[id]">) {
	const [holder, t] = await Promise.all([findHolder((await params).id), getTranslations("operatorCredits")]);
	if (!holder) notFound();
	const types = holder.wallets
		.filter(({ isRetired }) => !isRetired)
		.map(({ lots: _, isRetired: __, ...wallet }) => wallet);
	return (
		<Texts of={["operatorCredits", "table.folded"]}>
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
