import { getFormatter, getTranslations } from "next-intl/server";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { ShownRequest } from "@/lib/credit-requests/lists/read-request.ts";
import { toldText } from "../../../_components/requests/told-text.ts";

/** What has been said to the request, as far as the reader may know; nothing where that is nothing. */
export async function Said({ request: { yes, noes, nameInText: type } }: { request: ShownRequest }) {
	const [t, requests, format] = await Promise.all([
		getTranslations("requests.answer"),
		getTranslations("requests"),
		getFormatter(),
	]);
	if (!yes && noes.length === 0) return null;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("said")}</CardTitle>
			</CardHeader>
			<CardContent className="space-y-2 text-sm">
				{yes ? <p>{toldText({ t: requests, format }, { yes, type })}</p> : null}
				{noes.map(({ userId, name, reason }) => (
					<p key={userId}>{reason === "" ? t("noOnly", { name }) : t("no", { name, reason })}</p>
				))}
			</CardContent>
		</Card>
	);
}
