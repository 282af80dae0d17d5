import type { Language } from "./language.ts";
import type { Messages } from "./messages.ts";

type LateTexts = Pick<
	Messages,
	| "adminUsers"
	| "handover"
	| "helpWindow"
	| "limits"
	| "manyUsers"
	| "palette"
	| "periods"
	| "refill"
	| "savedViews"
	| "shareGroupWindows"
	| "statement"
>;

/** A section of the messages that browsers can load by itself. */
export type LateSection = keyof LateTexts;

type Loaders = { [Section in LateSection]: () => Promise<{ default: LateTexts[Section] }> };

const LOADERS: Record<Language, Loaders> = {
	en: {
		adminUsers: () => import("@/messages/en/admin-users.json"),
		handover: () => import("@/messages/en/handover.json"),
		helpWindow: () => import("@/messages/en/help-window.json"),
		limits: () => import("@/messages/en/limits.json"),
		manyUsers: () => import("@/messages/en/many-users.json"),
		palette: () => import("@/messages/en/palette.json"),
		periods: () => import("@/messages/en/periods.json"),
		refill: () => import("@/messages/en/refill.json"),
		savedViews: () => import("@/messages/en/saved-views.json"),
		shareGroupWindows: () => import("@/messages/en/share-group-windows.json"),
		statement: () => import("@/messages/en/statement.json"),
	},
};

const loaded = new Map<string, Promise<Partial<LateTexts>>>();

/**
 * The sections in one language, loaded once: the same promise for the same sections. Rejects where they can't be loaded,
 * and tries again when asked again.
 */
export function loadLateTexts(language: Language, sections: readonly LateSection[]): Promise<Partial<LateTexts>> {
	const key = [language, ...sections].join(" ");
	const texts = loaded.get(key) ?? load(LOADERS[language], sections);
	loaded.set(key, texts);
	texts.catch(() => loaded.delete(key));
	return texts;
}

async function load(loaders: Loaders, sections: readonly LateSection[]): Promise<Partial<LateTexts>> {
	const texts = await Promise.all(sections.map(async (section) => [section, (await loaders[section]()).default]));
	return Object.fromEntries(texts);
}
