"use client";

import { useTranslations } from "next-intl";
import { lazy, useId, useState } from "react";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { CreditUsersChoice as Choice } from "@/lib/people/schema.ts";
import { type NamedPeople, usePeopleText } from "./use-people-text.ts";

const CreditOwnerList = lazy(() => import("./credit-owner-list.tsx"));

interface CreditUsersChoiceProps {
	user: { id: string; name: string };
	/** The user's present Credit Users. */
	people: NamedPeople;
	/** The user's own new Credit Owner, if they can be moved along; otherwise any other owner can be chosen. */
	alongTo?: { id: string; name: string };
	value: Choice | null;
	onChange: (choice: Choice | null) => void;
	error?: string;
	className?: string;
}

type Answer = "along" | "elsewhere" | "themselves";

/** What happens to a user's Credit Users when that user can't be their owner any longer (product.md 2 and 36). */
export function CreditUsersChoice(props: CreditUsersChoiceProps) {
	const { user, people, alongTo, value, onChange, error, className } = props;
	const t = useTranslations("adminUsers.advanced");
	const names = usePeopleText()(people);
	const name = useId();
	const [answer, setAnswer] = useState<Answer | null>(answerOf(value, alongTo));

	function choose(next: Answer) {
		setAnswer(next);
		if (next === "themselves") onChange({ to: "themselves" });
		else onChange(next === "along" && alongTo ? { to: "owner", ownerId: alongTo.id } : null);
	}

	const item = (of: Answer) => ({ name, card: true, checked: answer === of, onChange: () => choose(of) });
	return (
		<div className={cn("space-y-3 rounded-lg bg-warn-soft p-4", className)} data-invalid={error ? "" : undefined}>
			<RadioGroup
				legend={
					<>
						{t("alongTitle", { names, name: user.name, count: people.count })}
						<span className="mt-0.5 block font-normal text-muted">{t("alongText", { name: user.name })}</span>
					</>
				}
				error={error}
			>
				{alongTo ? <RadioItem {...item("along")} label={t("alongTo", { owner: alongTo.name })} /> : null}
				{alongTo ? null : <RadioItem {...item("elsewhere")} label={t("alongElsewhere")} />}
				<RadioItem {...item("themselves")} label={t("alongThemselves")} />
			</RadioGroup>
			{answer === "elsewhere" ? (
				<PagePart fallback={<Skeleton className="h-72 rounded-lg" />}>
					<CreditOwnerList
						userId={user.id}
						choosing="successor"
						label={t("alongElsewhereSearch")}
						chosenId={value?.to === "owner" ? value.ownerId : user.id}
						onChoose={({ id }) => onChange({ to: "owner", ownerId: id })}
					/>
				</PagePart>
			) : null}
		</div>
	);
}

function answerOf(value: Choice | null, alongTo: { id: string } | undefined): Answer | null {
	if (!value) return null;
	if (value.to === "themselves") return "themselves";
	return alongTo ? "along" : "elsewhere";
}
