import { useFormatter, useTranslations } from "next-intl";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface ShareableProps {
	isParked: boolean;
	types: readonly { nameInText: string; shareable: bigint; granted: bigint }[];
}

/** "You can share 40 lab credits that you purchased. 12 granted lab credits can't be shared." */
export function Shareable({ isParked, types }: ShareableProps) {
	const t = useTranslations("share");
	const word = useTranslations("words");
	const format = useFormatter();
	const inWords = (amounts: readonly [bigint, string][]) =>
		format.list(
			amounts
				.filter(([credits]) => credits > 0n)
				.map(([credits, type]) => word("credits", { credits: toJsonCredits(credits), type })),
		);
	const shareable = inWords(types.map((one) => [one.shareable, one.nameInText]));
	const granted = inWords(types.map((one) => [one.granted, one.nameInText]));
	if (isParked) return t("parkedSubtitle");
	const strong = (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>;
	return (
		<>
			{shareable ? t.rich("canShare", { credits: shareable, strong }) : t("nothingToShare")}{" "}
			{granted ? t("granted", { credits: granted }) : null}
		</>
	);
}
