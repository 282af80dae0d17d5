import { useTranslations } from "next-intl";
import type { OpenHandover } from "@/lib/handovers/queries.ts";
import { HandoverButton } from "./handover-button.tsx";
import { TakeBackOffer } from "./take-back-offer.tsx";

/** Offers a share group to another person, or says whom it is offered to, and takes that back. */
export function HandoverSetting({
	group,
	offered,
}: {
	group: { id: string; name: string };
	offered: OpenHandover | undefined;
}) {
	const t = useTranslations("handover");
	if (!offered) return <HandoverButton label={t("button")} name={t("buttonOf", group)} group={group} />;
	const { handoverId, to } = offered;
	return (
		<>
			<span className="text-muted">{t("offeredTo", { name: to })}</span>{" "}
			<TakeBackOffer
				handoverId={handoverId}
				label={t("takeBack.button")}
				name={t("takeBack.buttonOf", group)}
				done={t("takeBack.done", { name: to })}
			/>
		</>
	);
}
