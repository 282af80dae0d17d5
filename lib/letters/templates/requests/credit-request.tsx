import type { RequestNews } from "@/lib/credit-requests/lists/request-news.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, Note, OwnWords, Paragraph } from "../mail-layout.tsx";

interface CreditRequest extends RequestNews {
	readonly lapsesAt: Date;
	readonly href: string;
}

/** To those whom a request is put to (product.md 46): its link answers nothing by itself. */
export function creditRequest(reader: Reader, { lapsesAt, href, until, reason, ...news }: CreditRequest): Letter {
	const { t, instant, day } = reader;
	const name = singleLine(news.userName);
	const values = { name, credits: Number(news.credits), type: news.nameInText };
	return {
		subject: t("credit_request.subject", values),
		body: (
			<>
				<Paragraph>{t("credit_request.text", values)}</Paragraph>
				{until ? <Paragraph>{t("credit_request.until", { until: day(new Date(until), "UTC") })}</Paragraph> : null}
				<OwnWords says={t("credit_request.wrote", { name })}>{reason}</OwnWords>
				<Note>{t("credit_request.note", { at: instant(lapsesAt) })}</Note>
				<Action href={href}>{t("credit_request.action")}</Action>
			</>
		),
	};
}
