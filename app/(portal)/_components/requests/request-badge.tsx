import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/state-badge.tsx";
import type { REQUEST_STATUSES } from "@/lib/credit-requests/bounds.ts";

const STATES = {
	open: "pending",
	granted: "active",
	refused: "ended",
	withdrawn: "cancelled",
	lapsed: "expired",
	overtaken: "obsolete",
} as const;

/** The state of a request. */
export function RequestBadge({ status }: { status: (typeof REQUEST_STATUSES)[number] }) {
	const t = useTranslations("requests.statuses");
	return <StateBadge state={STATES[status]}>{t(status)}</StateBadge>;
}
