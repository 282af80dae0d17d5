import type en from "@/messages/en.json";
import type { Language } from "./languages.ts";

export type Messages = typeof en;

const LOADERS: Record<Language, () => Promise<{ default: Messages }>> = {
	en: () => import("@/messages/en.json"),
};

/** All texts in one language. */
export async function loadMessages(language: Language): Promise<Messages> {
	return (await LOADERS[language]()).default;
}
