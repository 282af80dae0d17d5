import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/state-badge.tsx";
import type { MAIL_STATUSES } from "@/lib/letters/delivery/schema.ts";

export function MailStatusBadge({ status }: { status: (typeof MAIL_STATUSES)[number] }) {
	const t = useTranslations("operatorMail.statuses");
	return <StateBadge state={status}>{t(status)}</StateBadge>;
}
