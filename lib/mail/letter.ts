import type { ReactNode } from "react";

/** What a mail says, before it stands in the layout that all share. */
export interface Letter {
	readonly subject: string;
	/** The heading, where it is another than the subject. */
	readonly title?: string;
	readonly body: ReactNode;
}
