import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";

/** A Credit User's own credits are parked: they create no groups and put nothing into one (product.md 17). */
export function ParkedNotice() {
	const t = useTranslations("share");
	return (
		<Banner tone="warn" title={t("parkedTitle")}>
			{t("parkedText")}
		</Banner>
	);
}
