import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readRefills, type ShownRefill } from "@/lib/refills/queries.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { GroupRefillButton } from "../../../_components/refills/group-refill-button.tsx";

interface GroupRefillsProps {
	actor: Actor;
	group: Pick<ManagedGroup, "id" | "name" | "movable">;
}

/** What this group is refilled with by itself, and whether that is stopped (product.md 55). */
export async function GroupRefills({ actor, group: { id, name, movable } }: GroupRefillsProps) {
	const [t, refills] = await Promise.all([
		getTranslations("refill.group"),
		readRefills({ actor }, { shareGroupId: id }),
	]);
	const types = movable.map(({ creditTypeId, creditType }) => ({
		...{ creditTypeId, creditType },
		stored: storedOf(refills.find((refill) => refill.creditTypeId === creditTypeId)),
	}));
	return (
		<div className="space-y-1.5 px-5 py-4">
			<div className="flex items-baseline justify-between gap-4">
				<h2 className="font-medium">{t("setting")}</h2>
				<div className="flex min-w-0 flex-wrap items-baseline justify-end gap-x-3 text-right">
					{refills.length === 0 ? <span className="text-muted">{t("settingNone")}</span> : null}
					<span>
						{refills.map((refill) => (
							<Amount key={refill.id} refill={refill} t={t} />
						))}
					</span>
					<GroupRefillButton group={{ id, name, types }} label={t("changeOf", { group: name })} />
				</div>
			</div>
			{refills.length > 0 ? (
				<Link href="/credits/refill" className="text-accent-ink text-small underline-offset-4 hover:underline">
					{t("all")}
				</Link>
			) : null}
		</div>
	);
}

function storedOf(refill: ShownRefill | undefined) {
	if (!refill || refill.credits === null) return null;
	const { version, threshold, credits, ceiling } = refill;
	return { version, threshold, credits, ceiling };
}

interface AmountProps {
	refill: ShownRefill;
	t: Awaited<ReturnType<typeof getTranslations<"refill.group">>>;
}

function Amount({ refill: { credits, threshold, type, pausedBecause, step }, t }: AmountProps) {
	const values = { credits: toJsonCredits(credits ?? 0n), threshold: toJsonCredits(threshold), type };
	const state = pausedBecause !== null ? "paused" : step;
	const isStopped = state === "paused" || state === "ceiling" || state === "short";
	return (
		<span className="num block">
			{t("each", values)}
			{isStopped ? <span className="text-muted text-small"> ({t("stopped", { state })})</span> : null}
		</span>
	);
}
