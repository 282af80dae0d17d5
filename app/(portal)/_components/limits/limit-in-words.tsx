import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { DateTime } from "@/components/date-time.tsx";
import { cn } from "@/components/ui/class-names.ts";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface LimitInWordsProps {
	headroom: Headroom;
	/** The credit type inside a sentence: "email". */
	type: string;
	/** Whether the reader is who is limited. */
	isOwn?: boolean;
	/** Whether it stands in a row of a list, which has room for one line of it on a phone. */
	inRow?: boolean;
}

/** 40 of 50 email credits this week; where the limit comes from; what is left, and when it resets. */
export function LimitInWords({ headroom, type, isOwn = false, inRow = false }: LimitInWordsProps) {
	const t = useTranslations("limits");
	const format = useFormatter();
	const ownZone = useTimeZone();
	const { limit, used, left, period, from, until, resetsAt } = headroom;
	const day = until && format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "UTC" });
	return (
		<span className="num">
			{t(`usedOf.${period}`, { used: toJsonCredits(used), limit: toJsonCredits(limit), type })}
			<span className={cn("block text-muted text-small", inRow && "hidden as-table:block")}>
				{t("left", { left: toJsonCredits(left) })} · {t(`${isOwn ? "fromOwn" : "from"}.${from}`, { until: day ?? "" })}
				{resetsAt ? (
					<> · {t.rich("resets", { day: () => <DateTime at={resetsAt} withZone={ownZone !== "UTC"} /> })}</>
				) : null}
			</span>
		</span>
	);
}
