import { createTranslator } from "use-intl/core";
import { env } from "@/lib/platform/env.ts";
import { formatDate } from "@/lib/text/format-date.ts";
import { formatMoney } from "@/lib/text/format-money.ts";
import { DEFAULT_LANGUAGE, formattingLocale, isLanguage } from "@/lib/text/language.ts";
import { loadMessages, type Messages } from "@/lib/text/messages.ts";

/** How to address the recipient of a mail: in their language, with times in their zone, which is named beside them. */
export interface Reader {
	readonly name: string | null;
	readonly language: string;
	readonly t: MailTranslator;
	/** The portal's name, with its host, so that readers don't take another for it. */
	readonly portal: string;
	/** An instant in their time zone: 22 Nov 2026, 13:40 GMT+8. */
	instant(at: Date): string;
	/** The day of an instant in a time zone. */
	day(at: Date, timeZone: string): string;
	/** `minor` in the currency's minor unit. */
	money(minor: bigint, currency: string): string;
	/** 0.0825 as 8.25%. */
	percent(share: number): string;
}

type MailTranslator = ReturnType<typeof createTranslator<Messages, "mail">>;

export async function readerOf(person: { name: string | null; language: string; timeZone: string }): Promise<Reader> {
	const language = isLanguage(person.language) ? person.language : DEFAULT_LANGUAGE;
	const locale = formattingLocale(language);
	const messages = await loadMessages(language);
	const day = { day: "numeric", month: "short", year: "numeric" } as const;
	return {
		name: person.name && singleLine(person.name),
		language,
		t: createTranslator({ locale, messages, namespace: "mail", timeZone: person.timeZone, onError: refuseToGuess }),
		portal: `${messages.app.name} (${new URL(env.APP_URL).host})`,
		instant: (at) =>
			formatDate(at, locale, {
				...day,
				hour: "2-digit",
				minute: "2-digit",
				hourCycle: "h23",
				timeZone: person.timeZone,
				timeZoneName: "short",
			}),
		day: (at, timeZone) => formatDate(at, locale, { ...day, timeZone }),
		percent: (share) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(share),
		money: (minor, currency) => formatMoney({ minor, currency, locale }),
	};
}

/** User-supplied text as it appears in a sentence or a subject. */
export function singleLine(text: string): string {
	return text.replace(/[\s\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
}

/** A mail with a missing text is not sent; the failure is shown, and the mail is tried again. */
function refuseToGuess(error: Error): never {
	throw error;
}
