import { useTranslations } from "next-intl";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { MailDetail } from "@/lib/letters/delivery/queries.ts";

/** A mail's delivery so far. */
export function MailDelivery({ mail, kind }: { mail: MailDetail; kind: string }) {
	const t = useTranslations("operatorMail");
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("detail.delivery")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem term={t("kind")}>{kind}</DescriptionItem>
				{mail.organizationName ? (
					<DescriptionItem term={t("detail.organization")}>{mail.organizationName}</DescriptionItem>
				) : null}
				<DescriptionItem term={t("detail.createdAt")}>
					<DateTime at={mail.createdAt} precision="full" />
				</DescriptionItem>
				<DescriptionItem term={t("columns.attempts")} numeric>
					{mail.attempts}
				</DescriptionItem>
				{mail.lastAttemptedAt ? (
					<DescriptionItem term={t("detail.lastAttemptedAt")}>
						<DateTime at={mail.lastAttemptedAt} precision="full" />
					</DescriptionItem>
				) : null}
				{mail.closedAt ? (
					<DescriptionItem term={t("detail.closedAt")}>
						<DateTime at={mail.closedAt} precision="full" />
					</DescriptionItem>
				) : null}
			</DescriptionList>
		</Card>
	);
}
