import type { HandoverNews } from "@/lib/handovers/handover-news.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, Note, Paragraph } from "../mail-layout.tsx";

/** To whom a share group is offered (product.md 26a): its link answers nothing by itself. */
export function handoverOffered({ t }: Reader, { href, ...news }: HandoverNews & { readonly href: string }): Letter {
	const [by, creator, group] = [news.offeredBy, news.from, news.group].map(singleLine);
	const values = {
		by: by ?? "",
		creator: creator ?? "",
		group: group ?? "",
		isCreators: by === creator ? "yes" : "no",
	};
	return {
		subject: t("handover_offered.subject", values),
		body: (
			<>
				<Paragraph>{t("handover_offered.text", values)}</Paragraph>
				<Note>{t("handover_offered.note")}</Note>
				<Action href={href}>{t("handover_offered.action")}</Action>
			</>
		),
	};
}
