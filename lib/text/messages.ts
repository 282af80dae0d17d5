import type { en } from "@/messages/en.ts";
import type { Language } from "./languages.ts";

export type Messages = typeof en;

const LOADERS: Record<Language, () => Promise<Messages>> = {
	en: async () => (await import("@/messages/en.ts")).en,
};

/** All texts in one language. */
export function loadMessages(language: Language): Promise<Messages> {
	return LOADERS[language]();
}
