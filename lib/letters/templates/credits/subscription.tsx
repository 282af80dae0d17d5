import type { SubscriptionNews } from "@/lib/subscriptions/subscription-news.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, Paragraph } from "../mail-layout.tsx";

/** Of what a subscriber is written to. */
const TOLD = [
	"renewal_announced",
	"change_announced",
	"paused",
	"cancelled",
	"end_announced",
	"goes_on",
	"ended",
] as const;

/** To the subscriber: what happens to their subscription, or has happened; null of what they aren't told. */
export function subscription(
	reader: Reader,
	{ news, href }: { readonly news: SubscriptionNews; readonly href: string },
): Letter | null {
	const { t } = reader;
	const event = TOLD.find((kind) => kind === news.event);
	if (!event) return null;
	const { kind, type, day, monthly, carried, months, totalMinor, currency, credits, endReason, actor } = news;
	const values = {
		...{ kind, type, months },
		plan: singleLine(news.plan),
		day: day === null ? "" : reader.day(new Date(day), "UTC"),
		monthly: toJsonCredits(monthly),
		carried: toJsonCredits(carried),
		total: totalMinor === null ? "" : reader.money(totalMinor, currency),
		credits: toJsonCredits(credits),
		because: endReason ?? "",
		by: actor === null ? "self" : "other",
		actor: actor === null ? "" : singleLine(actor),
	};
	return {
		subject: t(`subscription.${event}.subject`, values),
		body: (
			<>
				<Paragraph>{t(`subscription.${event}.text`, values)}</Paragraph>
				<Paragraph>{t(`subscription.${event}.next`, values)}</Paragraph>
				<Action href={href}>{t("subscription.action")}</Action>
			</>
		),
	};
}
