import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { MailDetail } from "@/lib/letters/delivery/queries.ts";

/** The content of a stored mail; for any other, why there is nothing to read. */
export function MailContent({ mail: { status, kept, lastError } }: { mail: MailDetail }) {
	const t = useTranslations("operatorMail.detail");
	if (status === "kept") return kept && <KeptMail kept={kept} />;
	return (
		<Banner tone={status === "failed" ? "bad" : "accent"} title={t(`${status}.title`)}>
			{t(`${status}.text`)}
			{lastError ? <span className="mt-2 block">{t("lastError", { error: lastError })}</span> : null}
		</Banner>
	);
}

function KeptMail({ kept }: { kept: NonNullable<MailDetail["kept"]> }) {
	const t = useTranslations("operatorMail.detail");
	return (
		<>
			<Card>
				<CardHeader>
					<CardTitle>{t("content")}</CardTitle>
				</CardHeader>
				<CardContent>
					{/* Nothing in it runs: it may open its links in another tab, and that is all. */}
					<iframe
						title={t("contentLabel")}
						sandbox="allow-popups allow-popups-to-escape-sandbox"
						srcDoc={kept.html}
						className="h-180 w-full rounded-lg border border-line bg-white"
					/>
				</CardContent>
			</Card>
			<Card>
				<CardHeader>
					<CardTitle>{t("text")}</CardTitle>
				</CardHeader>
				<CardContent>
					<pre className="whitespace-pre-wrap font-mono text-small">{kept.text}</pre>
				</CardContent>
			</Card>
		</>
	);
}
