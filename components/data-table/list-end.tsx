import { useTranslations } from "next-intl";

/** Below a list without pages: that it goes on, and that its file has the rest. */
export function ListEnd({ shown, hasMore }: { shown: number; hasMore: boolean }) {
	const t = useTranslations("table");
	if (!hasMore) return null;
	return <p className="border-t border-line px-5 py-3 text-muted text-small">{t("onlyFirst", { shown })}</p>;
}
