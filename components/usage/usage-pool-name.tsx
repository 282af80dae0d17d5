import { useTranslations } from "next-intl";
import type { UsagePool } from "@/lib/usage/usage-scope.ts";

/**
 * The wallet's owner or the share group that paid, or what covered it; what the reader may not know reads "a share
 * group" or "a wallet".
 */
export function UsagePoolName({ pool }: { pool: UsagePool }) {
	const t = useTranslations("usagePool");
	if (pool.kind === "subscription" && pool.name !== null) return t("coveredBy", { plan: pool.name });
	return pool.name ?? <span className="text-muted">{t(pool.kind)}</span>;
}
