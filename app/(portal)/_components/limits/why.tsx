import { useTranslations } from "next-intl";
import { DateTime } from "@/components/date-time.tsx";
import type { PoolExplained } from "@/lib/ledger/paying/explanation.ts";
import type { ShownExplanation } from "@/lib/limits/shown-explanation.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { useDay } from "./use-day.ts";
import { WhyDetails } from "./why-details.tsx";

interface WhyProps {
	explanation: Pick<ShownExplanation, "pools">;
	/** The credit type inside a sentence: "email". */
	type: string;
	/** Of whom the explanation is. */
	userId: string;
	/** The plan of the person's own subscription, where it covers what they use. */
	covered?: { readonly plan: string | null } | null;
	/** What an address calls it after its `#`, which opens it. */
	id?: string;
}

/**
 * Why so much can be used and no more, in words: the pools in the order in which they pay, and for each what is in it, the
 * limit and where it comes from, what counts, what is left, when it resets, and who can change it (product.md 45).
 */
export function Why({ explanation: { pools }, type, userId, covered = null, id }: WhyProps) {
	const t = useTranslations("limitsWhy");
	return (
		<WhyDetails
			id={id}
			summary={
				<>
					{t("question")}
					<span className="sr-only"> {t("questionAbout", { type })}</span>
				</>
			}
		>
			{covered ? <p className="mt-2 max-w-prose text-muted">{t("covered", { plan: covered.plan ?? "none" })}</p> : null}
			<ol className="num mt-2 max-w-prose list-decimal space-y-2 pl-5 text-muted">
				{pools.map((pool, place) =>
					pool.name === null ? (
						// biome-ignore lint/suspicious/noArrayIndexKey: a pool without a name has no other identity
						<li key={place}>{t("unnamed", { credits: toJsonCredits(pool.gives) })}</li>
					) : (
						<li key={pool.accountId}>
							<Pool pool={pool} type={type} isOwn={pool.kind === "wallet" && pool.ownerId === userId} />
						</li>
					),
				)}
			</ol>
		</WhyDetails>
	);
}

function Pool({ pool, type, isOwn }: { pool: PoolExplained; type: string; isOwn: boolean }) {
	const t = useTranslations("limitsWhy");
	const { kind, name, ownerName, inPool, limit, isOwnerSuspended } = pool;
	const title = isOwn ? t("own") : t(`named.${kind}`, { name });
	return (
		<>
			<b className="font-medium text-ink">{title}</b>: {t("inPool", { credits: toJsonCredits(inPool) })}{" "}
			{isOwnerSuspended ? t("suspended", { name: ownerName }) : null}
			{!isOwnerSuspended && limit ? <Limit pool={pool} limit={limit} type={type} /> : null}
			{isOwnerSuspended || limit ? null : t("unlimited")}
		</>
	);
}

interface LimitProps {
	pool: PoolExplained;
	limit: NonNullable<PoolExplained["limit"]>;
	type: string;
}

function Limit({ pool: { kind, ownerName }, limit: headroom, type }: LimitProps) {
	const t = useTranslations("limitsWhy");
	const limits = useTranslations("limits");
	const dayOf = useDay();
	const { limit, period, used, left, from, until, resetsAt } = headroom;
	const amount = limits(`amounts.${period}`, { credits: toJsonCredits(limit), type });
	return (
		<>
			{t(`terms.${from}`, { amount, until: dayOf(until) })} {t("counts", { used: toJsonCredits(used) })}{" "}
			{t("leaves", { left: toJsonCredits(left) })}{" "}
			{resetsAt ? t.rich("resetsOn", { at: () => <DateTime at={resetsAt} withZone /> }) : t("never")}{" "}
			{t(`changedBy.${kind}`, { name: ownerName })}
		</>
	);
}
