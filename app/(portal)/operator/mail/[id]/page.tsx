import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readMail } from "@/lib/letters/delivery/queries.ts";
import { maySendAgain } from "@/lib/letters/delivery/schema.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { MailStatusBadge } from "../_components/mail-status-badge.tsx";
import { MailContent } from "./_components/mail-content.tsx";
import { MailDelivery } from "./_components/mail-delivery.tsx";
import { SendAgain } from "./_components/send-again.tsx";

const findMail = cache(async (id: string) => readMail({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/operator/mail/[id]">): Promise<Metadata> {
	const [mail, t] = await Promise.all([findMail((await params).id), getTranslations("operatorMail")]);
	const subject = mail?.subject ?? (mail?.kind ? t(`kinds.${mail.kind}`) : null);
	return { title: subject ? t("detail.pageTitle", { subject }) : t("title") };
}

export default async function MailPage({ params }: PageProps<"/operator/mail/[id]">) {
	const [mail, t] = await Promise.all([findMail((await params).id), getTranslations("operatorMail")]);
	if (!mail) notFound();
	const kind = mail.kind ? t(`kinds.${mail.kind}`) : t("title");
	return (
		<Texts of={["operatorMail"]}>
			<PageHeader
				breadcrumb={[{ label: t("title"), href: "/operator/mail" }, { label: kind }]}
				title={
					<span className="flex flex-wrap items-center gap-3">
						{mail.subject ?? kind} <MailStatusBadge status={mail.status} />
					</span>
				}
				subtitle={t("detail.to", {
					recipient: [mail.recipientName, readableAddress(mail.recipientEmail)].filter(Boolean).join(", "),
				})}
				actions={
					maySendAgain(mail) && !mail.isOfSandbox ? (
						<SendAgain mailId={mail.id} isWaiting={mail.status === "waiting"} />
					) : null
				}
			/>
			<div className="grid items-start gap-4 lg:grid-cols-3">
				<div className="min-w-0 space-y-4 lg:col-span-2">
					<MailContent mail={mail} />
				</div>
				<MailDelivery mail={mail} kind={kind} />
			</div>
		</Texts>
	);
}
