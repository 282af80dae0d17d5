import { useTranslations } from "next-intl";
import { DateTime } from "@/components/date-time.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import type { CustomerDetail } from "@/lib/customers/queries.ts";

/** By whom and why it was closed; nothing while it isn't. */
export function ClosedBanner({ organization: { closing, anonymisedAt } }: { organization: CustomerDetail }) {
	const t = useTranslations("operatorOrganizations.closed");
	if (!closing) return null;
	return (
		<Banner
			tone="warn"
			title={t.rich("title", { by: closing.by, at: () => <DateTime at={closing.at} precision="full" /> })}
		>
			{t("text", { reason: closing.reason })}
			{anonymisedAt ? <> {t.rich("anonymous", { at: () => <DateTime at={anonymisedAt} precision="full" /> })}</> : null}
		</Banner>
	);
}
