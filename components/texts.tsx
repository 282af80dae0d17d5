import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { type Namespace, textsOf } from "@/lib/text/messages.ts";

interface TextsProps {
	/** The sections of the messages that the client components in it read; `TEXTS_EVERYWHERE` comes by itself. */
	of: readonly Namespace[];
	children: ReactNode;
}

/** Sends browsers the texts of these sections and no others, in place of those that a layout around it sends. */
export async function Texts({ of, children }: TextsProps) {
	return <NextIntlClientProvider messages={textsOf(await getMessages(), of)}>{children}</NextIntlClientProvider>;
}
