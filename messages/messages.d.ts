import type { FormattingLocale } from "../lib/text/languages.ts";
import type messages from "./en.json";

// A key that messages/en.json lacks, or a value that its message needs, is a type error.
declare module "use-intl" {
	interface AppConfig {
		Locale: FormattingLocale;
		Messages: typeof messages;
	}
}
