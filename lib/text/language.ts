/** The languages that have messages. A new one is a folder in `messages/`, with the module that gathers it, and a line here. */
export const LANGUAGES = ["en"] as const;

export type Language = (typeof LANGUAGES)[number];

export const DEFAULT_LANGUAGE: Language = "en";

/** How dates and numbers are written for readers of a language: the day before the month, for example. */
const FORMATTING_LOCALES = { en: "en-GB" } as const satisfies Record<Language, string>;

export type FormattingLocale = (typeof FORMATTING_LOCALES)[Language];

export function formattingLocale(language: Language): FormattingLocale {
	return FORMATTING_LOCALES[language];
}

export function isLanguage(tag: string): tag is Language {
	return (LANGUAGES as readonly string[]).includes(tag);
}

/** The best of our languages for an Accept-Language header, by its weights; the default where none matches. */
export function languageOf(acceptLanguage: string | null): Language {
	const wanted = (acceptLanguage ?? "")
		.split(",")
		.map((range) => {
			const [tag = "", ...parameters] = range.trim().split(";");
			const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
			return { tag: tag.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight);
	for (const { tag } of wanted) {
		const primary = tag.split("-")[0] ?? "";
		if (isLanguage(tag)) return tag;
		if (isLanguage(primary)) return primary;
	}
	return DEFAULT_LANGUAGE;
}
