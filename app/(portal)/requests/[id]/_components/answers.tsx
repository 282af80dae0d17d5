import { getTranslations } from "next-intl/server";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { refusalSpeaker } from "@/lib/actions/refusal-speaker.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { Answer } from "./answer.tsx";
import { AssignButton } from "./assign-button.tsx";
import { raisablePools } from "./raisable-pools.ts";
import { RaiseAnswer } from "./raise-answer.tsx";
import { RefuseButton } from "./refuse-button.tsx";
import { Said } from "./said.tsx";
import { ShareAnswer } from "./share-answer.tsx";

interface AnswersProps {
	actor: Actor;
	request: ShownRequest;
}

/** What the reader can answer, each with what it would do; or why there is nothing to answer, and what was said. */
export async function Answers({ actor, request }: AnswersProps) {
	const [t, speaker, today] = await Promise.all([
		getTranslations("requests.answer"),
		refusalSpeaker({ actor }),
		readToday(),
	]);
	const { id: requestId, refusal, owner, user, groups } = request;
	const { name } = user;
	return (
		<div className="min-w-0 space-y-4">
			<Card>
				<CardHeader>
					<CardTitle>{t(refusal ? "closedTitle" : "answers")}</CardTitle>
				</CardHeader>
				{refusal ? (
					<CardContent className="text-muted text-sm">
						{refusal.code === "NOT_FOUND" ? t("notAsked") : speaker.say(refusal.key, refusal.values)}
					</CardContent>
				) : (
					<div className="divide-y divide-line">
						{raisablePools(request, actor.userId).map((pool) => (
							<RaiseAnswer key={pool.accountId} request={request} pool={pool} today={today} />
						))}
						{groups.map((group) => (
							<ShareAnswer key={group.shareGroupId} request={request} group={group} />
						))}
						{owner ? (
							<Answer title={t("owner")} button={<AssignButton requestId={requestId} user={user} current={owner} />}>
								{owner.id === user.id ? t("ownerNowSelf", { name }) : t("ownerNow", { name, owner: owner.name })}
							</Answer>
						) : null}
						<Answer title={t("refuse.open")} button={<RefuseButton requestId={requestId} name={name} />}>
							{t("refuse.text")}
						</Answer>
					</div>
				)}
			</Card>
			<Said request={request} />
		</div>
	);
}
