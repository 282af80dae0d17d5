import { getTranslations } from "next-intl/server";
import { sumOf } from "@/app/(portal)/_components/expiring-credits/credits-in-order.ts";
import type { FundableGroup, ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { Answer } from "./answer.tsx";
import { ShareButton } from "./share-button.tsx";

interface ShareAnswerProps {
	request: ShownRequest;
	group: FundableGroup;
}

/** Credits of the reader's own for a share group that the person is in. */
export async function ShareAnswer({ request, group }: ShareAnswerProps) {
	const t = await getTranslations("requests.answer");
	const { id: requestId, user, credits, nameInText: type, explanation } = request;
	const { name, movable, isParked, shareGroupId } = group;
	const pool = explanation?.pools.find((one) => one.name !== null && one.shareGroupId === shareGroupId);
	const left = pool?.name ? pool.limit?.left : null;
	const shareable = sumOf(movable.shareable);
	const props = { requestId, group: { shareGroupId, name }, movable, name: user.name, asked: toJsonCredits(credits) };
	return (
		<Answer
			title={t("share", { group: name })}
			button={isParked || shareable === 0n ? null : <ShareButton {...props} />}
		>
			{isParked ? (
				<p>{t("shareParked")}</p>
			) : (
				<p>
					{t("shareNow", { shareable: toJsonCredits(shareable), inGroup: toJsonCredits(sumOf(movable.inGroup)), type })}
				</p>
			)}
			{left == null ? null : <p>{t("shareLimited", { group: name, name: user.name, left: toJsonCredits(left) })}</p>}
		</Answer>
	);
}
