import { Handshake } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOfferedGroups } from "@/lib/handovers/queries.ts";
import { AnswerButton } from "../../_components/handovers/answer-button.tsx";

/** The share groups that others want to hand over to the reader. */
export async function OfferedGroups({ actor }: { actor: Actor }) {
	const [groups, t] = await Promise.all([readOfferedGroups({ actor }), getTranslations("handover.offered")]);
	return groups.map((group) => (
		<Banner
			key={group.handoverId}
			icon={Handshake}
			title={t("title", { by: group.offeredBy, group: group.name })}
			action={<AnswerButton label={t("answer")} name={t("answerOf", { group: group.name })} group={group} />}
		>
			{t("text", { creator: group.creator, isCreators: group.creator === group.offeredBy ? "yes" : "no" })}
		</Banner>
	));
}
