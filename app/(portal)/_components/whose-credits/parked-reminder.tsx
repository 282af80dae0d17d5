import type { Actor } from "@/lib/auth/actor.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { CreditOwnerReminder } from "./credit-owner-reminder.tsx";
import { HowToStop } from "./how-to-stop.tsx";

/** The reminder of Credit Users where they could share their own credits, and who can let them (product.md 17). */
export async function ParkedReminder({ actor }: { actor: Actor }) {
	const view = await readCreditView({ actor });
	return (
		<CreditOwnerReminder actor={actor} view={view} on="share">
			<HowToStop actor={actor} view={view} />
		</CreditOwnerReminder>
	);
}
