import { useLocale } from "next-intl";
import { formatMoney as plainMoney } from "@/lib/text/format-money.ts";
import { withMinusSign } from "./credits.tsx";

type MoneyProps = Omit<Parameters<typeof plainMoney>[0], "locale">;

export function Money(amount: MoneyProps) {
	return <span className="num whitespace-nowrap">{formatMoney({ ...amount, locale: useLocale() })}</span>;
}

/** An amount as text, for sentences. */
export function formatMoney(amount: MoneyProps & { locale: string }): string {
	return withMinusSign(plainMoney(amount));
}
