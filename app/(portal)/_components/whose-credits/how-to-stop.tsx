import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readAdministrators } from "@/lib/credit-requests/asking/administrators.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readSpendableNow } from "@/lib/share-groups/credits/spendable-now.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { AskForMore } from "../asking/ask-for-more.tsx";
import type { Asked } from "../asking/asked.ts";

/** Who can let a Credit User use their own credits again, with *Ask* beside it; an administrator does it themselves. */
export async function HowToStop({ actor, view }: { actor: Actor; view: CreditView }) {
	const [{ isActor, name, others }, t] = await Promise.all([
		readAdministrators({ actor }),
		getTranslations("reminder.stop"),
	]);
	if (isActor) {
		return (
			<span className="block">
				{t("yourself")}{" "}
				<Link
					href={`/admin/users/${actor.userId}`}
					className="font-medium text-accent-ink underline-offset-4 hover:underline"
				>
					{t("change")}
				</Link>
			</span>
		);
	}
	if (name === null) return <span className="block">{t("nobody")}</span>;
	const asked = await askedFor({ actor, view });
	return (
		<span className="block">
			{t("ask", { name, others })}{" "}
			{asked ? (
				<AskForMore {...asked} isToUseOwn reason={t("askReason")} label={t("askLabel")}>
					{t("askOpen")}
				</AskForMore>
			) : null}
		</span>
	);
}

/** A request is of one credit type: of what is not in use, or else the first there is. */
async function askedFor({ actor, view }: { actor: Actor; view: CreditView }): Promise<Asked | null> {
	const [parked] = view.parked;
	if (parked) {
		const { creditTypeId, nameInText: type, available } = parked;
		return { creditTypeId, type, credits: toJsonCredits(available) };
	}
	const [first] = await readSpendableNow({ actor });
	return first ? { creditTypeId: first.creditTypeId, type: first.nameInText, credits: null } : null;
}
