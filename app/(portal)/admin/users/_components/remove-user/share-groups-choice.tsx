"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { ScrollingList } from "@/components/ui/windows/scrolling-list.tsx";
import type { OpenGroup } from "@/lib/share-groups/deletion/open-groups.ts";
import { useAmountsText } from "./removal-effects.tsx";

interface ShareGroupsChoiceProps {
	name: string;
	groups: readonly OpenGroup[];
	/** Whether they are deleted with the user. */
	value: boolean;
	onChange: (value: boolean) => void;
	error: string | undefined;
}

/**
 * What is in a user's open share groups and who spends it, and whether they are deleted with the user (product.md 26
 * and 36).
 */
export function ShareGroupsChoice({ name, groups, value, onChange, error }: ShareGroupsChoiceProps) {
	const t = useTranslations("adminUsers.remove");
	const id = useId();
	const count = groups.length;
	return (
		<section aria-labelledby={id} className="space-y-3 rounded-lg bg-warn-soft p-4 text-sm">
			<div>
				<h3 id={id} className="font-medium">
					{t("shareGroups", { name, count })}
				</h3>
				<p className="mt-0.5 text-muted">{t("shareGroupsText", { name, count })}</p>
			</div>
			<ScrollingList
				label={t("shareGroups", { name, count })}
				className="num max-h-56 [--ground:var(--color-warn-soft)] divide-y divide-line rounded-lg border border-line"
			>
				{groups.map((group) => (
					<li key={group.id} className="px-4 py-2.5">
						<p className="font-medium">{group.name}</p>
						<GroupFacts group={group} />
					</li>
				))}
			</ScrollingList>
			<div>
				<Checkbox
					label={t("shareGroupsDelete", { name, count })}
					checked={value}
					onChange={({ target }) => onChange(target.checked)}
					required
					aria-invalid={error ? true : undefined}
					aria-errormessage={error ? `${id}-error` : undefined}
				/>
				{error ? (
					<p id={`${id}-error`} className="mt-1.5 text-small text-bad">
						{error}
					</p>
				) : null}
			</div>
		</section>
	);
}

function GroupFacts({ group: { credits, addresses, domains } }: { group: OpenGroup }) {
	const t = useTranslations("adminUsers.remove");
	const text = useAmountsText();
	const left = text(credits.map((type) => ({ ...type, amount: type.remaining })));
	const onHold = text(credits.map((type) => ({ ...type, amount: type.held })));
	const facts = [
		left ? t("shareGroupCredits", { credits: left }) : t("shareGroupEmpty"),
		onHold ? t("shareGroupHeld", { credits: onHold }) : null,
		t("shareGroupMembers", { addresses, domains }),
	].filter((fact) => fact !== null);
	return <p className="text-muted text-small">{facts.join(" · ")}</p>;
}
