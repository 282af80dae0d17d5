import type { ReactNode } from "react";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { FactsOf, MailKind } from "@/lib/outbox/mail-kinds.ts";
import type { Reader } from "./reader.ts";

/** The content of a mail, before the layout that all share. */
export interface Letter {
	readonly subject: string;
	/** The heading, where it differs from the subject. */
	readonly title?: string;
	readonly body: ReactNode;
}

/** The input of each kind of letter. */
export interface LetterContext<Kind extends MailKind> {
	readonly mailId: string;
	readonly facts: FactsOf<Kind>;
	readonly to: Recipient;
	readonly reader: Reader;
	/** When its event happened. */
	readonly at: Date;
}
