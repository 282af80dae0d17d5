"use client";

import { ArrowRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { ActionResult } from "@/lib/actions/action.ts";
import type { CreditOwnerPreview } from "@/lib/owners/preview-credit-owner.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { usePeopleText } from "./use-people-text.ts";

interface CreditOwnerEffectProps {
	/** As stored. */
	user: { id: string; name: string };
	currentOwner: { id: string; name: string };
	chosenId: string;
	/** Null while it loads. */
	preview: ActionResult<CreditOwnerPreview> | null;
	/** Whether the user's own purchased credits move along (product.md 55a). */
	consolidates?: boolean;
}

/** What changes for a user when their Credit Owner does: balances before and after, what is parked, who sees whose. */
export function CreditOwnerEffect({
	user,
	currentOwner,
	chosenId,
	preview,
	consolidates = false,
}: CreditOwnerEffectProps) {
	const t = useTranslations("adminUsers.advanced");
	return (
		<section aria-live="polite" className="rounded-lg bg-sunken p-4 text-sm">
			<h3 className="font-medium">{t("previewTitle", { name: user.name })}</h3>
			<div className="mt-2 text-muted">{content()}</div>
		</section>
	);

	function content(): ReactNode {
		if (chosenId === currentOwner.id) {
			return currentOwner.id === user.id
				? t("previewNothingSelf", { name: user.name })
				: t("previewNothing", { name: user.name, owner: currentOwner.name });
		}
		if (!preview) return <EffectSkeleton />;
		if (!preview.ok) return preview.message;
		return <Effects user={user} preview={consolidates ? consolidated(preview.value, user) : preview.value} />;
	}
}

/** The same with the purchased credits where they are then. */
function consolidated(preview: CreditOwnerPreview, user: { id: string }): CreditOwnerPreview {
	const { owner, movable } = preview;
	const moved = (creditTypeId: string, holderId?: string) =>
		movable
			.filter((lot) => lot.creditTypeId === creditTypeId && (holderId ?? lot.holderId) === lot.holderId)
			.reduce((sum, { credits }) => sum + credits, 0n);
	const usable = preview.usable.map((type) => ({ ...type, after: type.after + moved(type.creditTypeId) }));
	if (owner.isSelf) return { ...preview, usable };
	const own = preview.own
		.map((type) => ({ ...type, available: type.available - moved(type.creditTypeId, user.id) }))
		.filter(({ available }) => available > 0n);
	return { ...preview, usable, own };
}

function Effects({ user, preview }: { user: { name: string }; preview: CreditOwnerPreview }) {
	const t = useTranslations("adminUsers.advanced");
	const people = usePeopleText();
	const { owner, ordersInProgress, pool, leaves, refills } = preview;
	const { name } = user;
	return (
		<ul className="space-y-1.5">
			<Effect>
				<Usable preview={preview} />
			</Effect>
			<Limited name={name} preview={preview} />
			<OwnCredits name={name} preview={preview} />
			<Effect>
				{[
					owner.isSelf ? t("buysOwn", { name }) : t("buys", { name, owner: owner.name }),
					...ordersInProgress.map((orders) => t("orders", { count: orders.count, owner: orders.beneficiaryName })),
				].join("; ")}
			</Effect>
			{refills > 0 ? <Effect>{t("refills", { name, count: refills })}</Effect> : null}
			{pool.count > 0 ? <Effect>{t("sees", { names: people(pool), name, count: pool.count })}</Effect> : null}
			{leaves.count > 0 ? <Effect>{t("leaves", { names: people(leaves) })}</Effect> : null}
		</ul>
	);
}

function Usable({ preview: { owner, usable } }: { preview: CreditOwnerPreview }) {
	const t = useTranslations("adminUsers.advanced");
	const format = useFormatter();
	const some = usable.filter(({ before, after }) => before > 0n || after > 0n);
	if (some.length === 0) return owner.isSelf ? t("canUseNoOwn") : t("canUseNothing", { owner: owner.name });
	const credits = format.list(
		some.map(({ creditTypeId, nameInText, before, after }) => (
			<span key={creditTypeId} className="num whitespace-nowrap">
				{t.rich("beforeAfter", {
					before: toJsonCredits(before),
					after: toJsonCredits(after),
					type: nameInText,
					from: (chunks) => chunks,
					to: (chunks) => <b className="font-medium text-ink">{chunks}</b>,
				})}
			</span>
		)),
	);
	const values = { owner: owner.name, credits: () => credits };
	return owner.isSelf ? t.rich("canUseOwn", values) : t.rich("canUse", values);
}

function Limited({ name, preview: { owner, limited } }: { name: string; preview: CreditOwnerPreview }) {
	const t = useTranslations("adminUsers.advanced");
	const format = useFormatter();
	if (limited.length === 0) return null;
	const credits = limited.map(({ nameInText, left }) =>
		t("leftOfLimit", { left: toJsonCredits(left), type: nameInText }),
	);
	return <Effect>{t("limited", { name, owner: owner.name, credits: format.list(credits) })}</Effect>;
}

function OwnCredits({ name, preview: { owner, own } }: { name: string; preview: CreditOwnerPreview }) {
	const t = useTranslations("adminUsers.advanced");
	const format = useFormatter();
	if (own.length === 0) return null;
	const credits = format.list(
		own.map(({ creditTypeId, nameInText, available }) => (
			<span key={creditTypeId} className="num whitespace-nowrap">
				{t.rich("ownCredits", {
					credits: toJsonCredits(available),
					type: nameInText,
					strong: (chunks) => <b className="font-medium text-ink">{chunks}</b>,
				})}
			</span>
		)),
	);
	const values = { name, credits: () => credits };
	return <Effect>{owner.isSelf ? t.rich("unparked", values) : t.rich("parked", values)}</Effect>;
}

function Effect({ children }: { children: ReactNode }) {
	return (
		<li className="flex gap-2">
			<ArrowRight aria-hidden className="mt-1 size-4 shrink-0 text-faint" />
			<span className="min-w-0">{children}</span>
		</li>
	);
}

function EffectSkeleton() {
	return (
		<div className="space-y-3 py-1">
			{["w-3/4", "w-2/3", "w-1/2"].map((width) => (
				<Skeleton key={width} className={`ml-6 h-4 ${width}`} />
			))}
		</div>
	);
}
