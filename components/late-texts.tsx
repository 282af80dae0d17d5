"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, use } from "react";
import { languageOf } from "@/lib/text/language.ts";
import { type LateSection, loadLateTexts } from "@/lib/text/late-texts.ts";

interface LateTextsProps {
	/** The sections that the lazy windows in it read, beside those that the page has sent. */
	of: readonly LateSection[];
	children: ReactNode;
}

/** Loads the texts of what is opened later, as `lazy` loads its code: suspends until they are there. */
export function LateTexts({ of, children }: LateTextsProps) {
	const locale = useLocale();
	const sent = useMessages();
	const late = use(loadLateTexts(languageOf(locale), of));
	return (
		<NextIntlClientProvider locale={locale} messages={{ ...sent, ...late }}>
			{children}
		</NextIntlClientProvider>
	);
}
