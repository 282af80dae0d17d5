import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/components/money.tsx";

interface UnitPriceProps {
	/** What a credit costs, a decimal of the currency's minor unit. */
	minor: string;
	currency: string;
	/** How many decimals of the minor unit are shown. */
	decimals: number;
}

/** "$0.0022 a credit". */
export function UnitPrice({ minor, currency, decimals }: UnitPriceProps) {
	const t = useTranslations("purchase");
	const price = formatMoney({ minor, currency, locale: useLocale(), moreDecimals: decimals });
	return <span className="num whitespace-nowrap">{t("aCredit", { price })}</span>;
}
