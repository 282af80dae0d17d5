import type { AlertNews } from "@/lib/alerts/read-alert-news.ts";
import type { Letter } from "../../letter.ts";
import { type Reader, singleLine } from "../../reader.ts";
import { Action, Note, Paragraph } from "../mail-layout.tsx";

interface AlertMail {
	readonly news: AlertNews;
	/** The reader has no account: they see nothing of the portal. */
	readonly isStranger: boolean;
	readonly hrefOf: (path: string) => string;
}

/** To a pool's owner and who agreed: fewer credits are left than an alert says, or as many again (product.md 28c). */
export function alert({ t }: Reader, { news, isStranger, hrefOf }: AlertMail): Letter {
	const { whose, type, isRecovery, group } = news;
	const owner = singleLine(news.owner);
	const values = { whose, type, owner, group: singleLine(group?.name ?? ""), credits: Number(news.credits) };
	const path = whose === "ownGroup" && group ? `/share/${group.id}` : "/credits";
	const isOthers = whose === "othersWallet" || whose === "othersGroup";
	return {
		subject: t(isRecovery ? "alert.recovered" : "alert.crossed", values),
		body: (
			<>
				<Paragraph>{t("alert.text", { available: Number(news.available) })}</Paragraph>
				{isRecovery ? null : <Paragraph>{t("alert.again")}</Paragraph>}
				{isOthers ? <Note>{t("alert.whyYou", { owner })}</Note> : null}
				{isStranger ? null : <Action href={hrefOf(path)}>{t("alert.action")}</Action>}
			</>
		),
	};
}
