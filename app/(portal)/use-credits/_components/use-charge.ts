import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import type { ActionRefusal } from "@/lib/action.ts";
import type { UsedCredits } from "@/lib/charges/use-credits.ts";
import { newId } from "@/lib/ids.ts";
import { confirmUse } from "../actions.ts";

/** Posts a charge and keeps what came of it. One key for each attempt: a double click uses credits once. */
export function useCharge() {
	const router = useRouter();
	const [key, setKey] = useState(newId);
	const [refusal, setRefusal] = useState<ActionRefusal | null>(null);
	const [used, setUsed] = useState<UsedCredits | null>(null);
	const [pending, startTransition] = useTransition();
	const ask = useAsk();

	const post = (asked: { itemId: string; credits: bigint }) => {
		if (pending) return;
		startTransition(async () => {
			const result = await ask(confirmUse, { key, ...asked });
			setUsed(result.ok ? result.value : null);
			setRefusal(result.ok ? null : result);
			// What became of it is not known then, and the same key tells.
			if (!result.ok && result.code === "UNEXPECTED") return;
			setKey(newId());
			if (!result.ok) router.refresh();
		});
	};
	const startAnew = () => {
		setRefusal(null);
		setUsed(null);
	};
	return { post, pending, refusal, used, startAnew };
}
