import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Note, Paragraph } from "./mail-layout.tsx";

/** A change of Credit Owner, as one of the users concerned is told of it (product.md 5). */
export interface CreditOwnerChange {
	readonly admin: string;
	/** The users whose Credit Owner was changed; some of their names, and how many there are. */
	readonly users: { readonly names: readonly string[]; readonly count: number };
	/** Null where each user becomes their own. */
	readonly newOwner: string | null;
	/** Which of them the reader is, or who is responsible for the users, which are service users then. */
	readonly readerIs: "user" | "newOwner" | "oldOwner" | "responsible";
	/** What they had bought and moved along, in words; null where the reader is concerned by none of it. */
	readonly moved: { readonly what: "came" | "left" | "followed" | "cameBack"; readonly credits: string } | null;
	readonly href: string;
}

export function creditOwnerChanged(reader: Reader, change: CreditOwnerChange): Letter {
	const { t } = reader;
	const { subject, text, note } = sentences(reader, change);
	return {
		subject,
		body: (
			<>
				<Paragraph>{text}</Paragraph>
				{note ? <Paragraph>{note}</Paragraph> : null}
				{change.moved ? <Paragraph>{movedSentence(reader, change)}</Paragraph> : null}
				<Note>{t("credit_owner_changed.unchanged")}</Note>
				<Action href={change.href}>{t("credit_owner_changed.action")}</Action>
			</>
		),
	};
}

function movedSentence({ t }: Reader, { moved, users, newOwner }: CreditOwnerChange): string {
	if (!moved) return "";
	const [name = ""] = users.names;
	return t(`credit_owner_changed.moved.${moved.what}`, { credits: moved.credits, name, owner: newOwner ?? "" });
}

function sentences({ t }: Reader, { admin, users, newOwner, readerIs }: CreditOwnerChange) {
	const [name = ""] = users.names;
	const { count } = users;
	const more = count - users.names.length;
	const listed = users.names.join(", ");
	const names = more > 0 ? t("credit_owner_changed.more", { names: listed, count: more }) : listed;
	if (readerIs === "newOwner") {
		return {
			subject: t("credit_owner_changed.newOwner.subject", { name, count }),
			text: t("credit_owner_changed.newOwner.text", { admin, names, name, count }),
		};
	}
	if (readerIs === "oldOwner") {
		return {
			subject: t("credit_owner_changed.oldOwner.subject", { name, count }),
			text: t("credit_owner_changed.oldOwner.text", { admin, names, name, count }),
		};
	}
	if (readerIs === "responsible") {
		return {
			subject: t("credit_owner_changed.responsible.subject", { name, count }),
			text:
				newOwner === null
					? t("credit_owner_changed.responsible.itself", { admin, names, count })
					: t("credit_owner_changed.responsible.another", { admin, names, owner: newOwner }),
		};
	}
	if (newOwner === null) {
		return {
			subject: t("credit_owner_changed.yourself.subject"),
			text: t("credit_owner_changed.yourself.text", { admin }),
		};
	}
	return {
		subject: t("credit_owner_changed.another.subject", { owner: newOwner }),
		text: t("credit_owner_changed.another.text", { admin, owner: newOwner }),
		note: t("credit_owner_changed.another.parked"),
	};
}
