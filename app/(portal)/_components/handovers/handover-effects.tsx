"use client";

import { useTranslations } from "next-intl";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { HandoverPreview } from "@/lib/handovers/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { previewHandoverAction } from "./actions.ts";

/** What handing a share group over does. `isReceiver`: said to whom it is offered. */
export function HandoverEffects({ shareGroupId, isReceiver = false }: { shareGroupId: string; isReceiver?: boolean }) {
	const { answer } = useLookUp(previewHandoverAction, { shareGroupId });
	if (!answer) return <Skeleton className="h-40 w-full rounded-lg" />;
	if (!answer.ok) return <FormProblem problem={{ ...answer, nth: 0 }} />;
	return <Effects preview={answer.value} isReceiver={isReceiver} />;
}

function Effects({ preview, isReceiver }: { preview: HandoverPreview; isReceiver: boolean }) {
	const t = useTranslations("handover.effects");
	const { addresses, domains, refills, alerts } = preview;
	const creator = preview.creator ?? "";
	const reader = isReceiver ? "you" : preview.creator === null ? "to" : "other";
	const ends = {
		...{ refills, alerts, total: refills + alerts, creator },
		...{ whose: preview.creator === null ? "yours" : "theirs", both: refills > 0 && alerts > 0 ? "yes" : "no" },
	};
	return (
		<ul className="num divide-y divide-line rounded-lg bg-sunken px-4 text-sm">
			<CreditsThatStay credits={preview.credits} />
			<li className="py-3">{t(isReceiver ? "back.you" : "back.to")}</li>
			<li className="py-3">{t("members", { addresses, domains })}</li>
			<li className="py-3">{t(`report.${reader}`, { creator })}</li>
			{ends.total > 0 ? <li className="py-3">{t("ends", ends)}</li> : null}
			{isReceiver && preview.isReaderMember ? null : (
				<li className="py-3 text-muted">{t(isReceiver ? "spend" : "undo")}</li>
			)}
		</ul>
	);
}

/** A line per credit type. */
function CreditsThatStay({ credits }: Pick<HandoverPreview, "credits">) {
	const t = useTranslations("handover.effects");
	if (credits.length === 0) return <li className="py-3">{t("empty")}</li>;
	return credits.map(({ creditTypeId, nameInText: type, remaining, held, nextExpiry }) => (
		<li key={creditTypeId} className="space-y-0.5 py-3">
			<p>{t("credits", { credits: toJsonCredits(remaining), type })}</p>
			{nextExpiry ? (
				<p className="text-muted text-small">{t.rich("expiry", { day: () => <ExpiryDay at={nextExpiry} /> })}</p>
			) : null}
			{held > 0n ? (
				<p className="text-small text-warn-ink">{t("held", { credits: toJsonCredits(held), type })}</p>
			) : null}
		</li>
	));
}
