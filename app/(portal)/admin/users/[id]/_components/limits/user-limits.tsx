"use client";

import { useTranslations } from "next-intl";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { LimitChange } from "@/lib/user-information/schema.ts";
import { LimitButton } from "../../../../../_components/limits/limit-button.tsx";
import type { LimitActions, TypeToLimit } from "../../../../../_components/limits/limited.ts";
import { RaiseButton } from "../../../../../_components/limits/raise-button.tsx";
import { useDay } from "../../../../../_components/limits/use-day.ts";
import { previewUserLimitsAction } from "../../actions.ts";
import { typesAsStaged } from "./types-as-staged.ts";

interface UserLimitsProps {
	user: { id: string; name: string };
	/** The Credit Owner as chosen: the user, where they are their own. */
	owner: { id: string; name: string };
	staged: readonly LimitChange[];
	onStage: (changes: readonly LimitChange[]) => void;
}

/**
 * The limits beside the Credit Owner: the user's own on the owner's credits, or everyone's on the user's own. What is
 * changed here is staged with the rest of the window (product.md 4, 43).
 */
export function UserLimits({ user, owner, staged, onStage }: UserLimitsProps) {
	const t = useTranslations("adminUsers.advanced");
	const isOwn = owner.id === user.id;
	const { answer } = useLookUp(previewUserLimitsAction, { userId: user.id, ownerId: owner.id });
	return (
		<section className="text-sm">
			<h3 className="font-medium">{isOwn ? t("limitsOfEveryone") : t("limitsOf", { owner: owner.name })}</h3>
			<p className="mb-2 text-muted">
				{isOwn ? t("limitsOfEveryoneHelp", { name: user.name }) : t("limitsOfHelp", { name: user.name })}
			</p>
			{answer === null ? <Skeleton className="h-16 w-full rounded-lg" /> : null}
			{answer?.ok === false ? <p className="text-bad">{answer.message}</p> : null}
			{answer?.ok ? (
				<Lines
					limits={answer.value.limits}
					pools={{ kind: "wallet", ownerId: owner.id }}
					person={isOwn ? null : user}
					staged={staged}
					onStage={onStage}
				/>
			) : null}
		</section>
	);
}

interface LinesProps extends Pick<UserLimitsProps, "staged" | "onStage"> {
	limits: readonly WalletLimits[];
	pools: { readonly kind: "wallet"; readonly ownerId: string };
	person: { id: string; name: string } | null;
}

/** A line for each credit type, and the buttons that open what is set for it. */
function Lines({ limits, pools, person, staged, onStage }: LinesProps) {
	const types = typesAsStaged(limits, { person: person?.id ?? null, staged });
	const actions = stagingActions(staged, onStage);
	const raisable = types.filter(({ stands }) => stands?.credits != null);
	return (
		<div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 rounded-lg bg-sunken px-4 py-3">
			<ul className="num">
				{types.map((type) => (
					<Line key={type.creditTypeId} type={type} isOne={person !== null} />
				))}
			</ul>
			<span className="inline-flex gap-3">
				<LimitButton actions={actions} pools={pools} person={person} types={types} />
				{person && raisable.length > 0 ? (
					<RaiseButton actions={actions} pools={pools} person={person} types={raisable} />
				) : null}
			</span>
		</div>
	);
}

function Line({ type, isOne }: { type: TypeToLimit; isOne: boolean }) {
	const t = useTranslations("limits");
	const dayOf = useDay();
	const { stored, stands, raise, creditType, nameInText } = type;
	const shown = raise ?? stands;
	const text =
		shown?.credits == null
			? t("unlimited", { type: creditType })
			: t(`amounts.${stands?.period ?? "total"}`, { credits: toJsonCredits(shown.credits), type: nameInText });
	const from = raise ? "raise" : stored ? "exception" : "default";
	return (
		<li>
			{text}
			{isOne && shown ? (
				<span className="text-muted"> · {t(`from.${from}`, { until: dayOf(raise?.until) })}</span>
			) : null}
		</li>
	);
}

/** What the windows do here: the change waits with the others, in place of an earlier one of the same. */
function stagingActions(staged: readonly LimitChange[], onStage: UserLimitsProps["onStage"]): LimitActions {
	const stage = async (change: LimitChange) => {
		const others = staged.filter(
			({ what, creditTypeId }) => creditTypeId !== change.creditTypeId || (what === "set") !== (change.what === "set"),
		);
		onStage([...others, change]);
		return { ok: true, value: null } as const;
	};
	return {
		set: ({ pool: { creditTypeId }, person: _, ...input }) => stage({ what: "set", creditTypeId, ...input }),
		raise: ({ pool: { creditTypeId }, person: _, ...input }) => stage({ what: "raise", creditTypeId, ...input }),
		end: ({ pool: { creditTypeId } }) => stage({ what: "end", creditTypeId }),
	};
}
