"use client";

import { useEffect, useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import type { CreditOwnerCandidate } from "@/lib/owners/queries.ts";
import { listCreditOwnersAction } from "../actions.ts";

const TYPING_MS = 200;

interface Candidates {
	/** Those of the search before stay until the next ones are there; null before the first. */
	readonly candidates: readonly CreditOwnerCandidate[] | null;
	readonly hasMore: boolean;
	readonly hasFailed: boolean;
	readonly isLoading: boolean;
}

/** Who can be chosen as Credit Owner, asked for anew while somebody types; a late answer to an older search is dropped. */
export function useCandidates({
	userId,
	chosenId,
	search,
}: {
	userId: string;
	chosenId: string;
	search: string;
}): Candidates {
	const ask = useAsk();
	const [found, setFound] = useState<Candidates>({
		candidates: null,
		hasMore: false,
		hasFailed: false,
		isLoading: true,
	});
	// Who is chosen while the list is open stays where he stands.
	const [chosenAtFirst] = useState(chosenId);

	useEffect(() => {
		let isCurrent = true;
		setFound((before) => ({ ...before, isLoading: true }));
		const timer = setTimeout(
			async () => {
				const result = await ask(listCreditOwnersAction, { userId, search, chosenId: chosenAtFirst });
				if (!isCurrent) return;
				if (result.ok) setFound({ ...result.value, hasFailed: false, isLoading: false });
				else setFound({ candidates: null, hasMore: false, hasFailed: true, isLoading: false });
			},
			search === "" ? 0 : TYPING_MS,
		);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [ask, userId, search, chosenAtFirst]);

	return found;
}
