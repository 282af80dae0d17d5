import type { useFormatter } from "next-intl";
import type { Translate } from "@/components/translate.ts";
import type { ToldGrant } from "@/lib/credit-requests/lists/told-grant.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** The values of the sentence that says who has answered a request, and with what. */
export function toldText(
	{ t, format }: { t: Translate<"requests">; format: Pick<ReturnType<typeof useFormatter>, "dateTime"> },
	{ yes, type }: { yes: ToldGrant; type: string },
): string {
	const { as, by, credits, period, until, isOfGroup, name } = yes;
	return t("yes", {
		...{ as, type, by: by ?? t("someone"), name: name ?? "" },
		amount: toJsonCredits(credits ?? 0n),
		period: period ?? "total",
		until: until ? format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "UTC" }) : "",
		group: isOfGroup && name !== null ? "some" : "unnamed",
	});
}
