import { createTranslator } from "use-intl/core";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor.ts";
import { knownTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import type { RefusalKey, RefusalValues } from "@/lib/platform/refusal.ts";
import { formattingLocale, isLanguage, languageOf } from "@/lib/text/language.ts";
import { loadMessages, type Messages } from "@/lib/text/messages.ts";

type Issue = z.core.$ZodIssue;

/** Puts refusals and wrong fields into words, in the reader's language and time zone. */
export interface Speaker {
	say(key: RefusalKey, values?: RefusalValues): string;
	sayIssue(issue: Issue): string;
}

/** A speaker for a signed-in user, or for a visitor by their browser's languages. */
export async function refusalSpeaker(listener: { actor: Actor } | { acceptLanguage: string | null }): Promise<Speaker> {
	const actor = "actor" in listener ? listener.actor : null;
	const accepted = "actor" in listener ? null : languageOf(listener.acceptLanguage);
	const language = actor && isLanguage(actor.language) ? actor.language : (accepted ?? languageOf(null));
	const messages = await loadMessages(language);
	const translator = createTranslator({
		locale: formattingLocale(language),
		messages,
		timeZone: actor?.timeZone ?? knownTimeZone(),
	});
	// Only the verb knows which values a message takes, so the key's type can't be checked here.
	const say = translator as unknown as (key: string, values?: Record<string, string | number | Date>) => string;
	return {
		say: (key, values = {}) => say(`refusals.${key}`, withNumbers(values)),
		sayIssue: (issue) => {
			const key = Object.hasOwn(messages.validation, issue.message) ? issue.message : generalKey(issue);
			return say(`validation.${key}`, limitOf(issue));
		},
	};
}

/** Plurals don't accept bigint; credits are within the safe range. */
function withNumbers(values: RefusalValues): Record<string, string | number | Date> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
	);
}

function limitOf(issue: Issue): Record<string, number> {
	if (issue.code === "too_small") return { limit: Number(issue.minimum) };
	return issue.code === "too_big" ? { limit: Number(issue.maximum) } : {};
}

/** The sentence for an error for which the schema names none. */
function generalKey(issue: Issue): keyof Messages["validation"] {
	if (issue.code === "too_small") {
		if (issue.origin !== "string") return "tooLow";
		return Number(issue.minimum) === 1 ? "required" : "tooShort";
	}
	if (issue.code === "too_big") return issue.origin === "string" ? "tooLong" : "tooHigh";
	return issue.code === "invalid_type" && issue.input === undefined ? "required" : "invalid";
}
