import type { Language } from "@/lib/text/language.ts";

/** The texts for when not even the messages can be loaded, so they are in the code, one set per language. */
export const globalErrorTexts: Record<
	Language,
	{ title: string; text: string; busy: string; request: string; id: string; retry: string }
> = {
	en: {
		title: "Commonpurse can’t be shown just now",
		text: "Something failed on our side before the page could be made. Nothing was changed. Try again in a moment; if it stays, give the id below to your portal’s operator.",
		busy: "Too much is going on at the moment. Nothing was changed. Try again in a few seconds.",
		request: "Request",
		id: "Error",
		retry: "Try again",
	},
};
