import { useTranslations } from "next-intl";
import type { UsageStatus } from "@/lib/usage/schema.ts";
import { StateBadge } from "../state-badge.tsx";

/** Quiet for what was simply used, so that refunds stand out. */
export function UsageStatusBadge({ status }: { status: UsageStatus }) {
	const t = useTranslations("usage.statuses");
	if (status === "used") return <span className="text-muted">{t(status)}</span>;
	return <StateBadge state={status}>{t(status)}</StateBadge>;
}
