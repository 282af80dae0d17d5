import { Wallet } from "lucide-react";
import { useTranslations } from "next-intl";

/** The product's sign and name; on the smallest phones, and wherever room is scarce where it is short, the sign alone. */
export function ProductMark({ isShort = false }: { isShort?: boolean }) {
	const t = useTranslations("app");
	return (
		<span className="flex items-center gap-2 whitespace-nowrap font-semibold tracking-tight">
			<span className="grid size-6 place-items-center rounded-md bg-accent text-on-accent">
				<Wallet aria-hidden className="size-3.5" />
			</span>
			<span className={isShort ? "max-[84rem]:sr-only" : "max-[24rem]:sr-only"}>{t("name")}</span>
		</span>
	);
}
