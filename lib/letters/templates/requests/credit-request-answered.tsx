import type { AnswerNews } from "@/lib/credit-requests/lists/request-news.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, OwnWords, Paragraph } from "../mail-layout.tsx";

type Answered = AnswerNews & { readonly href: string };

/** To the person who asked: what one person answered, or that nobody did (product.md 46). */
export function creditRequestAnswered(reader: Reader, answered: Answered): Letter | null {
	const { t } = reader;
	const { yes, no, status, overtakenBy, nameInText: type } = answered;
	const values = { credits: Number(answered.credits), type };
	const action = <Action href={answered.href}>{t("credit_request_answered.action")}</Action>;
	if (yes) {
		return {
			subject: t("credit_request_answered.granted.subject", values),
			body: (
				<>
					<Paragraph>{granted(reader, answered)}</Paragraph>
					{action}
				</>
			),
		};
	}
	if (no) {
		const by = singleLine(no.name);
		return {
			subject: t("credit_request_answered.refused.subject", { ...values, by }),
			body: (
				<>
					<OwnWords says={t("credit_request_answered.refused.text", { by })}>{no.reason}</OwnWords>
					<Paragraph>{t(`credit_request_answered.refused.${no.isLast ? "last" : "others"}`)}</Paragraph>
					{action}
				</>
			),
		};
	}
	if (status === "lapsed" || status === "overtaken" || status === "refused") {
		const kind = status === "lapsed" ? "lapsed" : "overtaken";
		return {
			subject: t(`credit_request_answered.${kind}.subject`, values),
			body: (
				<>
					<Paragraph>{t(`credit_request_answered.${kind}.text`, { obstacle: overtakenBy ?? "nobody_left" })}</Paragraph>
					{action}
				</>
			),
		};
	}
	return null;
}

function granted({ t, day }: Reader, { yes, nameInText: type }: Answered): string {
	if (!yes) return "";
	const { as, by, credits, period, until, isOfGroup, name } = yes;
	return t(`credit_request_answered.granted.${as}`, {
		...{ by: singleLine(by ?? ""), name: singleLine(name ?? ""), type },
		amount: Number(credits ?? 0n),
		period: period ?? "total",
		until: until ? day(new Date(until), "UTC") : "",
		group: isOfGroup ? (name === null ? "unnamed" : "some") : "none",
	});
}
