import { ChevronRight } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { toJsonCredits } from "@/lib/credits.ts";
import { type CreditsOfType, readCreditSources } from "@/lib/share-groups/credit-sources.ts";
import { SourceTable } from "./source-table.tsx";

/** A card per credit type. */
export async function CreditsOfTypes({ actor }: { actor: Actor }) {
	const [t, types] = await Promise.all([getTranslations("credits"), readCreditSources(actor)]);
	return types.map((type) => (
		<Card key={type.creditTypeId} aria-labelledby={`credits-${type.creditTypeId}`}>
			<div className="p-5">
				<h2 id={`credits-${type.creditTypeId}`} className="text-muted text-sm">
					{type.creditType}
				</h2>
				<p className="num mt-1 text-body">
					{t.rich("youHave", {
						credits: toJsonCredits(type.total),
						big: (chunks) => <b className="font-semibold text-3xl tracking-tight">{chunks}</b>,
					})}
				</p>
			</div>
			<Details type={type} />
		</Card>
	));
}

async function Details({ type }: { type: CreditsOfType }) {
	const t = await getTranslations("credits");
	const { sources, parked, nameInText } = type;
	if (sources.length + parked.length === 0) {
		return <p className="border-line border-t px-5 py-3 text-muted text-sm">{t("none", { type: nameInText })}</p>;
	}
	return (
		<details className="group border-line border-t">
			<summary className="flex cursor-pointer list-none items-center gap-1.5 px-5 py-3 font-medium text-accent-ink text-sm hover:bg-sunken focus-visible:-outline-offset-2">
				<ChevronRight
					aria-hidden
					className="size-4 transition-transform duration-100 group-open:rotate-90 motion-reduce:transition-none"
				/>
				{t("moreDetails")}
				<span className="sr-only">: {nameInText}</span>
			</summary>
			{sources.length > 0 ? <SourceTable label={t("inUse", { type: nameInText })} sources={sources} /> : null}
			{parked.length > 0 ? (
				<>
					<p className="border-line border-t bg-sunken px-5 py-2.5 text-muted text-sm">{t("parked")}</p>
					<SourceTable label={t("notInUse", { type: nameInText })} sources={parked} />
				</>
			) : null}
		</details>
	);
}
