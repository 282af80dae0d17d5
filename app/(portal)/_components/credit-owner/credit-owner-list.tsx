"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names.ts";
import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/fields/command.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { CreditOwnerCandidate } from "@/lib/owners/queries.ts";
import { useCandidates } from "./use-candidates.ts";
import { useCreditsText } from "./use-credits-text.ts";
import { useObstacleText } from "./use-obstacle-text.ts";

interface CreditOwnerListProps {
	/** Null for several people at once. */
	userId: string | null;
	chosenId: string | null;
	onChoose: (owner: { id: string; name: string }) => void;
	/** Whose Credit Owner is chosen: the user's own, or that of their present Credit Users. */
	choosing: "owner" | "successor";
	label: string;
}

/** People found by name or email; the ones that can't be chosen are listed too, with the reason (product.md 1). */
export default function CreditOwnerList({ userId, chosenId, onChoose, choosing, label }: CreditOwnerListProps) {
	const t = useTranslations("adminUsers.advanced");
	const ui = useTranslations("ui");
	const word = useTranslations("words");
	const [search, setSearch] = useState("");
	const found = useCandidates({ userId, chosenId, search });
	const people =
		found.candidates && inOrder(found.candidates, search).filter(({ isSelf }) => choosing === "owner" || !isSelf);
	const nobodyElse = people?.every((person) => person.isSelf);
	return (
		<Command label={label} shouldFilter={false} className="rounded-lg border border-control focus-within:border-accent">
			<CommandInput value={search} onValueChange={setSearch} placeholder={word("findPeople")} aria-label={label} />
			<CommandList label={t("candidates")} aria-busy={found.isLoading} className="max-h-64">
				{people?.map((person) => (
					<Candidate
						key={person.id}
						person={person}
						isChosen={person.id === chosenId}
						isPossible={isPossible(person, choosing)}
						onChoose={() => onChoose({ id: person.id, name: person.name })}
					/>
				))}
			</CommandList>
			{people || found.failure ? null : <CandidatesSkeleton />}
			<p role="status" className="px-3 py-2 text-small text-muted empty:hidden">
				{found.failure ?? (nobodyElse ? t("noneFound") : found.hasMore ? ui("findMore") : null)}
			</p>
		</Command>
	);
}

/** The user comes first, except while others are searched for: Enter takes the first one that was found. */
function inOrder(candidates: readonly CreditOwnerCandidate[], search: string): readonly CreditOwnerCandidate[] {
	if (search.trim() === "") return candidates;
	return [...candidates.filter(({ isSelf }) => !isSelf), ...candidates.filter(({ isSelf }) => isSelf)];
}

interface CandidateProps {
	person: CreditOwnerCandidate;
	isChosen: boolean;
	isPossible: boolean;
	onChoose: () => void;
}

function Candidate({ person, isChosen, isPossible, onChoose }: CandidateProps) {
	const t = useTranslations("adminUsers.advanced");
	const credits = useCreditsText()(person.balances) ?? t("noCredits");
	const obstacleText = useObstacleText();
	return (
		<CommandItem
			value={person.id}
			disabled={!isPossible}
			onSelect={onChoose}
			className={cn("items-start gap-2 py-2", isChosen && "bg-accent-soft data-[selected=true]:bg-accent-soft")}
		>
			<Check aria-hidden className={cn("mt-1 text-accent-ink", !isChosen && "invisible")} />
			<span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
				<span className="min-w-0">
					<span className="font-medium">{person.name}</span>{" "}
					<span className={isPossible ? "text-muted" : undefined}>{person.isSelf ? t("self") : person.email}</span>
					{isChosen ? <span className="sr-only"> {t("chosen")}</span> : null}
				</span>
				<span className={cn("num text-small", isPossible && "text-muted")}>
					{isPossible ? credits : obstacleText(person)}
				</span>
			</span>
		</CommandItem>
	);
}

/** The user's own Credit Users can't be chosen as Credit Owner, except to take over from a leaving one. */
function isPossible(person: CreditOwnerCandidate, choosing: "owner" | "successor"): boolean {
	return person.obstacle === null || (choosing === "successor" && person.obstacle === "is_own_credit_user");
}

function CandidatesSkeleton() {
	return (
		<div className="space-y-3 p-3">
			{["w-2/3", "w-3/4", "w-1/2", "w-2/5", "w-3/5"].map((width) => (
				<Skeleton key={width} className={cn("ml-6 h-4", width)} />
			))}
		</div>
	);
}
