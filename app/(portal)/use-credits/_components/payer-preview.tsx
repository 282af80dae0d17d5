import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { Payer } from "@/lib/demo/queries.ts";
import type { PaidSlice } from "@/lib/demo/use-credits.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { Preview } from "./use-preview.ts";
import { WhyNot } from "./why-not.tsx";

interface PayerPreviewProps {
	payer: Payer;
	credits: bigint | null;
	/** Null while it loads. */
	preview: Preview | null;
	userId: string;
}

/** Every pool that would pay, in order, before → after, and what stays parked; what covers it; or the refusal. */
export function PayerPreview({ payer, credits, preview, userId }: PayerPreviewProps) {
	const t = useTranslations("useCredits");
	const { parked, creditType } = payer;
	return (
		<div className="num space-y-1 rounded-lg bg-sunken px-4 py-3 text-sm" aria-busy={credits !== null && !preview}>
			<p className="text-small text-muted">{t("paidBy")}</p>
			{credits === null ? <p className="text-muted">{t("sayHowMany")}</p> : null}
			{credits !== null && !preview ? <Skeleton className="h-6 w-full" /> : null}
			{credits !== null && preview ? (
				preview.ok && preview.value.covered ? (
					<p className="font-medium">{t("covered", { plan: preview.value.covered.plan ?? t("aSubscription") })}</p>
				) : preview.ok ? (
					<ol className="space-y-1">
						{preview.value.slices.map((slice) => (
							<Slice key={`${slice.kind} ${slice.name}`} slice={slice} type={creditType.nameInText} />
						))}
					</ol>
				) : (
					<>
						<p className="text-warn-ink">{preview.message}</p>
						<WhyNot refusal={preview} creditTypeId={creditType.id} type={creditType.nameInText} userId={userId} />
					</>
				)
			) : null}
			{parked > 0n && preview?.ok !== false ? (
				<p className="text-small text-muted">
					{t("parked", { parked: toJsonCredits(parked), type: creditType.nameInText })}
				</p>
			) : null}
		</div>
	);
}

/** "ABCgroup: 10 → 6". */
function Slice({ slice, type }: { slice: PaidSlice; type: string }) {
	const t = useTranslations("useCredits");
	const word = useTranslations("words");
	const { kind, name, isActor, credits, balanceAfter } = slice;
	const whose = isActor
		? t("yours", { type })
		: kind === "share_group"
			? t("group", { name })
			: t("owners", { owner: name, type });
	return (
		<li>
			{whose}:{" "}
			<span className="whitespace-nowrap">
				<Credits credits={balanceAfter + credits} /> <span aria-hidden>→</span>
				<span className="sr-only">{word("becomes")}</span>{" "}
				<b className="font-semibold">
					<Credits credits={balanceAfter} />
				</b>
			</span>
		</li>
	);
}
