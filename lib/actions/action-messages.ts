import { createTranslator } from "use-intl/core";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor.ts";
import { env } from "@/lib/platform/env.ts";
import type { RefusalKey, RefusalValues } from "@/lib/platform/refusal.ts";
import { formattingLocale, isLanguage, languageOf } from "@/lib/text/languages.ts";
import { loadMessages } from "@/lib/text/messages.ts";

type Issue = z.core.$ZodIssue;

/** Puts refusals and wrong fields into words, in the reader's language and time zone. */
export interface Speaker {
	say(key: RefusalKey, values?: RefusalValues): string;
	sayIssue(issue: Issue, errors: string | undefined): string;
}

/** A speaker for a signed-in user, or for a visitor by their browser's languages. */
export async function refusalSpeaker(listener: { actor: Actor } | { acceptLanguage: string | null }): Promise<Speaker> {
	const actor = "actor" in listener ? listener.actor : null;
	const accepted = "actor" in listener ? null : languageOf(listener.acceptLanguage);
	const language = actor && isLanguage(actor.language) ? actor.language : (accepted ?? languageOf(null));
	const translator = createTranslator({
		locale: formattingLocale(language),
		messages: await loadMessages(language),
		timeZone: actor?.timeZone ?? env.TIME_ZONE,
	});
	// Only the verb knows which values a message takes, so the key's type can't be checked here.
	const say = translator as unknown as (key: string, values?: Record<string, string | number | Date>) => string;
	const has = translator.has as (key: string) => boolean;
	return {
		say: (key, values = {}) => say(`refusals.${key}`, withNumbers(values)),
		sayIssue: (issue, errors) => {
			const own = `${errors}.${issue.message}`;
			if (errors && /^\w+$/.test(issue.message) && has(own)) return say(own);
			if (["notText", "oneLine", "webAddress"].includes(issue.message)) return say(`validation.${issue.message}`);
			const { key, values } = generalSentence(issue);
			return say(`validation.${key}`, values);
		},
	};
}

/** Plurals don't accept bigint; credits are within the safe range. */
function withNumbers(values: RefusalValues): Record<string, string | number | Date> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
	);
}

function generalSentence(issue: Issue): { key: string; values?: Record<string, number> } {
	if (issue.code === "too_small") {
		const limit = Number(issue.minimum);
		if (issue.origin === "string") return limit === 1 ? { key: "required" } : { key: "tooShort", values: { limit } };
		return { key: "tooLow", values: { limit } };
	}
	if (issue.code === "too_big") {
		return { key: issue.origin === "string" ? "tooLong" : "tooHigh", values: { limit: Number(issue.maximum) } };
	}
	return { key: issue.code === "invalid_type" && issue.input === undefined ? "required" : "invalid" };
}
