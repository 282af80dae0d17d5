"use client";

import { useState } from "react";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import type { CreditOwnerCandidate } from "@/lib/owners/queries.ts";
import { listCreditOwnerCandidatesAction } from "./actions.ts";

const TYPING_MS = 200;

interface Candidates {
	/** The previous search's results stay until the next ones arrive; null before the first. */
	readonly candidates: readonly CreditOwnerCandidate[] | null;
	readonly hasMore: boolean;
	/** Why they could not be read. */
	readonly failure: string | null;
	readonly isLoading: boolean;
}

/** Who can be chosen as Credit Owner, read again while the user types. */
export function useCandidates(asked: { userId: string | null; chosenId: string | null; search: string }): Candidates {
	const { userId, search } = asked;
	// A user who is chosen while the list is open keeps their place in it.
	const [chosenId] = useState(asked.chosenId);
	const { latest, isLate } = useLookUp(
		listCreditOwnerCandidatesAction,
		{ userId, search, chosenId },
		{ pauseMs: search === "" ? 0 : TYPING_MS },
	);
	const { candidates, hasMore } = latest?.ok ? latest.value : { candidates: null, hasMore: false };
	return { candidates, hasMore, failure: latest?.ok === false ? latest.message : null, isLoading: isLate };
}
