import { getFormatter, getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** Who asks for what, until when, and why. */
export async function RequestDetails({ request }: { request: ShownRequest }) {
	const [t, word, format] = await Promise.all([
		getTranslations("requests.answer"),
		getTranslations("words"),
		getFormatter(),
	]);
	const { user, credits, nameInText, until, askedAt, lapsesAt, reason, status } = request;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("wants", { name: user.name })}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem term={t("credits")} numeric>
					{word("credits", { credits: toJsonCredits(credits), type: nameInText })}
				</DescriptionItem>
				<DescriptionItem term={t("reason")}>
					<span className="whitespace-pre-line">{reason === "" ? "–" : reason}</span>
				</DescriptionItem>
				<DescriptionItem term={t("until")}>
					{until ? format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "UTC" }) : t("noDay")}
				</DescriptionItem>
				<DescriptionItem term={t("asked")}>
					<DateTime at={askedAt} />
				</DescriptionItem>
				{status === "open" ? (
					<DescriptionItem term={t("lapses")}>
						<DateTime at={lapsesAt} />
					</DescriptionItem>
				) : null}
			</DescriptionList>
		</Card>
	);
}
