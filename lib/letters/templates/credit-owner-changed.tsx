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
	/** Which of them the reader is. */
	readonly readerIs: "user" | "newOwner" | "oldOwner";
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
				<Note>{t("credit_owner_changed.unchanged")}</Note>
				<Action href={change.href}>{t("credit_owner_changed.action")}</Action>
			</>
		),
	};
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
