import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge.tsx";
import type { MAIL_STATUSES } from "@/lib/mail/schema.ts";

type MailStatus = (typeof MAIL_STATUSES)[number];

const tones: Record<MailStatus, BadgeTone> = {
	waiting: "warn",
	sent: "accent",
	kept: "neutral",
	failed: "bad",
	obsolete: "neutral",
};

export function MailStatusBadge({ status }: { status: MailStatus }) {
	const t = useTranslations("operatorMail.statuses");
	return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
