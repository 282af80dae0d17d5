import { getTranslations } from "next-intl/server";
import type { ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import type { Today } from "@/lib/platform/database/read-today.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { Answer } from "./answer.tsx";
import type { RaisablePool } from "./raisable-pools.ts";
import { RaiseButton } from "./raise-button.tsx";

interface RaiseAnswerProps {
	request: ShownRequest;
	pool: RaisablePool;
	today: Today;
}

const DAYS_OFFERED = 7;

/** A raise that would let the person use what they ask for. */
export async function RaiseAnswer({ request, pool, today }: RaiseAnswerProps) {
	const t = await getTranslations("requests.answer");
	const { id: requestId, user, credits, until, nameInText: type } = request;
	const { limit, used, left, period } = pool.limit;
	const enough = used + credits > limit ? used + credits : limit + 1n;
	const isOfGroup = pool.kind === "share_group";
	const title = t("raiseOf", { group: isOfGroup ? "yes" : "no", pool: pool.name });
	const numbers = { used: toJsonCredits(used), limit: toJsonCredits(limit), left: toJsonCredits(left) };
	return (
		<Answer
			title={title}
			button={
				<RaiseButton
					requestId={requestId}
					shareGroupId={pool.shareGroupId}
					title={title}
					name={user.name}
					period={period}
					{...numbers}
					inPool={toJsonCredits(pool.inPool)}
					suggested={toJsonCredits(enough)}
					suggestedUntil={until !== null && until >= today.day ? until : dayAfter(today.day, DAYS_OFFERED)}
				/>
			}
		>
			<p>{t("raiseNow", { ...numbers, period })}</p>
			<p>{t("raiseInPool", { inPool: toJsonCredits(pool.inPool), type })}</p>
		</Answer>
	);
}

function dayAfter(day: string, days: number): string {
	const date = new Date(day);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}
