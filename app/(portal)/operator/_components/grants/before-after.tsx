import { useTranslations } from "next-intl";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface BeforeAfterProps {
	name: string;
	type: string;
	before: bigint;
	/** Null while nothing that counts is typed. */
	change: bigint | null;
}

/** "John Lee: 40 → 90 email credits". */
export function BeforeAfter({ name, type, before, change }: BeforeAfterProps) {
	const t = useTranslations("operatorCredits");
	const values = { name, type, before: toJsonCredits(before), after: toJsonCredits(before + (change ?? 0n)) };
	return (
		<p role="status" className="num rounded-md bg-sunken px-3 py-2 text-muted text-small">
			{change === null ? t("beforeOnly", values) : t("beforeAfter", values)}
		</p>
	);
}
