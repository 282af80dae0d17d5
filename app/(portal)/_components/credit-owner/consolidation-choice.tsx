"use client";

import { useTranslations } from "next-intl";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { ScrollingList } from "@/components/ui/windows/scrolling-list.tsx";
import type { CreditOwnerPreview } from "@/lib/owners/preview-credit-owner.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface ConsolidationChoiceProps {
	user: { id: string; name: string };
	/** As stored, and as it was chosen. */
	owners: { before: { id: string; name: string }; after: { id: string; name: string } };
	lots: CreditOwnerPreview["movable"];
	checked: boolean;
	onChange: (checked: boolean) => void;
}

/** Offers to move a user's own purchased credits along with the Credit Owner, lot by lot (product.md 55a). */
export function ConsolidationChoice({ user, owners, lots, checked, onChange }: ConsolidationChoiceProps) {
	const t = useTranslations("adminUsers.advanced");
	const isBack = owners.after.id === user.id;
	const label = isBack
		? t("moveBack", { name: user.name, owner: owners.before.name })
		: t("moveAlong", { name: user.name, owner: owners.after.name });
	return (
		<div className="rounded-lg border border-line p-4">
			<Checkbox
				label={label}
				help={t("moveHelp")}
				checked={checked}
				onChange={({ target }) => onChange(target.checked)}
			/>
			<ScrollingList label={t("movableLots")} className="mt-3 ml-7 max-h-40 space-y-1 text-muted text-small">
				{lots.map(({ lotId, credits, nameInText, expiresAt }) => (
					<li key={lotId} className="num">
						{expiresAt
							? t.rich("movableUntil", {
									credits: toJsonCredits(credits),
									type: nameInText,
									day: () => <ExpiryDay at={expiresAt} />,
								})
							: t("movableForever", { credits: toJsonCredits(credits), type: nameInText })}
					</li>
				))}
			</ScrollingList>
		</div>
	);
}
