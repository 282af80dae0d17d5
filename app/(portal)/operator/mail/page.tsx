import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openDefaultView } from "@/app/(portal)/_components/saved-views/open-default-view.ts";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { maySeeMail } from "@/lib/letters/delivery/policy.ts";
import { areStoredMailLinksReal } from "@/lib/letters/stored-mail.ts";
import { env } from "@/lib/platform/env.ts";
import { mailTable } from "./_components/mail-table.ts";
import { Mails } from "./_components/mails.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operatorMail"))("pageTitle") };
}

export default async function OperatorMailPage({ searchParams }: PageProps<"/operator/mail">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		mailTable.load(searchParams),
		getTranslations("operatorMail"),
	]);
	if (!maySeeMail(actor)) notFound();
	await openDefaultView({ actor, list: "/operator/mail", searchParams });
	return (
		<Texts of={["table"]}>
			<PageHeader title={t("title")} subtitle={env.SMTP_URL ? t("subtitle") : t("subtitleStored")} />
			{areStoredMailLinksReal() ? (
				<Banner tone="warn" title={t("linksReadable.title")} className="mb-4">
					{t("linksReadable.text")}
				</Banner>
			) : null}
			<PagePart fallback={<TableSkeleton columns={6} toolbar />}>
				<Mails actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}
