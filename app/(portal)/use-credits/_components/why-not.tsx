import type { ActionRefusal } from "@/lib/actions/action.ts";
import type { Explanation } from "@/lib/ledger/paying/explanation.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { AskForMore } from "../../_components/asking/ask-for-more.tsx";
import { Why } from "../../_components/limits/why.tsx";

interface WhyNotProps {
	refusal: Pick<ActionRefusal, "details"> | null;
	creditTypeId: string;
	type: string;
	userId: string;
}

/** The explanation that a refusal carries, for the user who was refused, and whom to ask; nothing where it carries none. */
export function WhyNot({ refusal, creditTypeId, type, userId }: WhyNotProps) {
	const { explanation } = (refusal?.details ?? {}) as { explanation?: Explanation };
	if (!explanation) return null;
	return (
		<>
			<Why explanation={explanation} type={type} userId={userId} />
			<AskForMore
				creditTypeId={creditTypeId}
				type={type}
				credits={toJsonCredits(explanation.needed)}
				variant="outline"
			/>
		</>
	);
}
