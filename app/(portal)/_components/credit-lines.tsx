import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { logger } from "@/lib/platform/logger.ts";
import { readSpendableNow } from "@/lib/share-groups/credits/spendable-now.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/**
 * "N Credits", a line per credit type. When it can't be read, this place says so and the rest of the page still works.
 */
export async function CreditLines({ actor }: { actor: Actor }) {
	const t = await getTranslations("frame");
	const credits = await readSpendableNow({ actor }).catch((error: unknown) => {
		logger.error({ err: error, userId: actor.userId }, "The credits in the avatar's pop-up could not be read.");
		return null;
	});
	if (!credits) return <span className="text-muted">{t("creditsUnknown")}</span>;
	return credits.map(({ creditTypeId, nameInText, total }) => (
		<span key={creditTypeId} className="block">
			{t.rich("credits", {
				credits: toJsonCredits(total),
				type: nameInText,
				strong: (chunks) => <b className="font-semibold">{chunks}</b>,
			})}
		</span>
	));
}
