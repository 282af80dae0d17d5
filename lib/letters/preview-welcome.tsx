import { render, toPlainText } from "@react-email/render";
import type { CreditsFor } from "@/lib/share-groups/welcome/credits-for.ts";
import { readerOf, singleLine } from "./reader.ts";
import { MailLayout } from "./templates/mail-layout.tsx";
import { shareGroupWelcome } from "./templates/share-group-welcome.tsx";

/** A welcome mail in words, as a reader with an account would see it; its links lead nowhere. */
export async function previewWelcome({
	creator,
	group,
	credits,
	email,
	message,
	language,
}: {
	creator: string;
	group: string;
	credits: readonly CreditsFor[];
	/** The address that it would go to. */
	email: string;
	message: string;
	language: string;
}): Promise<{ subject: string; text: string }> {
	const reader = await readerOf({ name: null, language, timeZone: "UTC" });
	const letter = shareGroupWelcome(reader, {
		creator: singleLine(creator),
		group: singleLine(group),
		credits,
		email,
		message,
		hasAccount: true,
		links: { credits: "#", signUp: "#", stop: "#" },
	});
	const html = await render(<MailLayout reader={reader} letter={letter} />);
	const text = toPlainText(html, {
		selectors: [
			{ selector: "h1", format: "skip" },
			{ selector: "hr", options: { length: 3 } },
			{ selector: "a", options: { ignoreHref: true } },
		],
	});
	return { subject: singleLine(letter.subject), text };
}
