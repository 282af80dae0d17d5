import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { knownTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { formattingLocale, isLanguage, languageOf } from "@/lib/text/language.ts";
import { loadMessages } from "@/lib/text/messages.ts";
import { currentActorOrNull } from "./current-actor.ts";

/**
 * The language and time zone of the request: the user's own settings, else the browser's language and the deployment's
 * zone.
 */
export default getRequestConfig(async () => {
	const actor = await currentActorOrNull();
	const language =
		actor && isLanguage(actor.language) ? actor.language : languageOf((await headers()).get("accept-language"));
	return {
		locale: formattingLocale(language),
		messages: await loadMessages(language),
		timeZone: actor?.timeZone ?? knownTimeZone(),
	};
});
