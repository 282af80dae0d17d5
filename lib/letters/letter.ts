import type { ReactNode } from "react";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { FactsOf, MailKind } from "@/lib/outbox/mail-kinds.ts";
import type { Reader } from "./reader.ts";

/** What a mail says, before it stands in the layout that all share. */
export interface Letter {
	readonly subject: string;
	/** The heading, where it is another than the subject. */
	readonly title?: string;
	readonly body: ReactNode;
}

/** What a letter of one kind is written from. */
export interface LetterContext<Kind extends MailKind> {
	readonly mailId: string;
	readonly facts: FactsOf<Kind>;
	readonly to: Recipient;
	readonly reader: Reader;
	/** When what it is about happened. */
	readonly at: Date;
}
