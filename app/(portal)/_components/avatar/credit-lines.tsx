"use client";

import { useTranslations } from "next-intl";
import { readOwnCreditsAction } from "@/app/(portal)/actions.ts";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";

/** "N Credits", a line per credit type, as they are when this is shown. */
export function CreditLines() {
	const t = useTranslations("shell.credits");
	const { answer } = useLookUp(readOwnCreditsAction, {});
	if (!answer) {
		return (
			<>
				<span className="sr-only">{t("loading")}</span>
				<Skeleton className="my-1 h-4 w-32" />
			</>
		);
	}
	if (!answer.ok) return <span className="text-muted">{t("unknown")}</span>;
	return answer.value.map(({ creditTypeId, nameInText, total }) => (
		<span key={creditTypeId} className="block">
			{t.rich("line", {
				credits: total,
				type: nameInText,
				strong: (chunks) => <b className="font-semibold">{chunks}</b>,
			})}
		</span>
	));
}
