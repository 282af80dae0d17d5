"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Credits } from "@/components/credits.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import type { ManagedGroup, MovableCredits } from "@/lib/share-groups/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { hasSome, sumOf } from "../../../_components/expiring-credits/credits-in-order.ts";
import { MoveCreditsForm } from "./move-credits-form.tsx";

type Group = Pick<ManagedGroup, "id" | "status" | "isParked" | "movable" | "outstandingMails">;

interface MoveCreditsCardProps {
	group: Group;
	/** Whether the number of credits has the focus at first: where a group was just created, it comes next. */
	startsHere: boolean;
}

/** What is in the group of one credit type, and moving credits in and out. */
export function MoveCreditsCard({ group, startsHere }: MoveCreditsCardProps) {
	const t = useTranslations("shareGroup.move");
	const word = useTranslations("words");
	const isOpen = group.status === "open";
	const [typeId, setTypeId] = useState(() => interesting(group.movable)?.creditTypeId ?? "");
	const [isFirst, setFirst] = useState(startsHere);
	const choices = group.movable.filter((type) =>
		isOpen ? hasSome(type) || type.creditTypeId === typeId : sumOf(type.inGroup) + type.held > 0n,
	);
	const type = choices.find(({ creditTypeId }) => creditTypeId === typeId) ?? choices[0] ?? group.movable[0];
	if (!type) return null;
	const isOfAnyType = choices.length === 0;
	const choose = (chosenId: string) => {
		setTypeId(chosenId);
		setFirst(false);
	};
	return (
		<Card>
			<CardContent>
				<p className="text-muted text-sm">
					{isOfAnyType ? t("nothingInGroup") : t("inGroup", { type: type.creditType })}
				</p>
				<p className="mt-1 font-semibold text-3xl tracking-tight">
					<Credits credits={sumOf(type.inGroup)} />
				</p>
				{type.held > 0n ? (
					<p className="num mt-1 text-muted text-small">{t("held", { credits: toJsonCredits(type.held) })}</p>
				) : null}
				{isOpen || choices.length > 1 ? (
					<div className="mt-4 space-y-4 border-line border-t pt-4 print:hidden">
						{choices.length > 1 ? (
							<Field label={word("creditType")}>
								<Select value={type.creditTypeId} onChange={({ target }) => choose(target.value)}>
									{choices.map(({ creditTypeId, creditType }) => (
										<option key={creditTypeId} value={creditTypeId}>
											{creditType}
										</option>
									))}
								</Select>
							</Field>
						) : null}
						{isOpen ? (
							<MoveCreditsForm key={type.creditTypeId} {...{ group, type, isOfAnyType }} startsHere={isFirst} />
						) : null}
					</div>
				) : null}
			</CardContent>
		</Card>
	);
}

/** The type to show first: one that is in the group, else one that can be shared. */
function interesting(movable: readonly MovableCredits[]): MovableCredits | undefined {
	const most = (of: (type: MovableCredits) => bigint) =>
		movable.reduce<MovableCredits | undefined>(
			(best, type) => (of(type) > (best ? of(best) : 0n) ? type : best),
			undefined,
		);
	return most(({ inGroup }) => sumOf(inGroup)) ?? most(({ shareable }) => sumOf(shareable));
}
