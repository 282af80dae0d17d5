import type { FormattingLocale } from "./language.ts";
import type { Messages } from "./messages.ts";

// A key that messages/en lacks, or a value that its message needs, is a type error.
declare module "use-intl" {
	interface AppConfig {
		Locale: FormattingLocale;
		Messages: Messages;
	}
}
