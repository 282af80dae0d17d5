import type { HandoverNews } from "@/lib/handovers/handover-news.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, Paragraph } from "../mail-layout.tsx";

/** To a share group's creator and the person who offered it: the receiver has it now, or doesn't want it (product.md 26a). */
export function handoverAnswered(
	{ t }: Reader,
	{ outcome, href, ...news }: HandoverNews & { readonly href: string },
): Letter | null {
	if (outcome !== "accepted" && outcome !== "declined") return null;
	const values = { to: singleLine(news.to), group: singleLine(news.group) };
	return {
		subject: t(`handover_answered.${outcome}.subject`, values),
		body: (
			<>
				<Paragraph>{t(`handover_answered.${outcome}.text`, values)}</Paragraph>
				<Action href={href}>{t("handover_answered.action")}</Action>
			</>
		),
	};
}
