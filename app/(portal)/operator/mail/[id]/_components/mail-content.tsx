import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { cn } from "@/components/ui/class-names.ts";
import type { MailDetail } from "@/lib/letters/delivery/queries.ts";

const LINES_OF_A_SHORT_MAIL = 14;

const TONES: Partial<Record<MailDetail["status"], "warn" | "bad">> = { failed: "bad", maybe_sent: "warn" };

/** The content of a stored mail; for any other, why there is nothing to read. */
export function MailContent({ mail: { status, kept, isOfSandbox, lastError } }: { mail: MailDetail }) {
	const t = useTranslations("operatorMail.detail");
	if (status === "kept") {
		return (
			<>
				{isOfSandbox ? <Banner title={t("sandbox.title")}>{t("sandbox.text")}</Banner> : null}
				{kept && <KeptMail kept={kept} />}
			</>
		);
	}
	return (
		<Banner tone={TONES[status] ?? "accent"} title={t(`${status}.title`)}>
			{t(`${status}.text`)}
			{lastError ? <span className="mt-2 block">{t("lastError", { error: lastError })}</span> : null}
		</Banner>
	);
}

function KeptMail({ kept }: { kept: NonNullable<MailDetail["kept"]> }) {
	const t = useTranslations("operatorMail.detail");
	// No script may run in it, so it can't say how high it is.
	const isLong = kept.text.split("\n").length > LINES_OF_A_SHORT_MAIL;
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
						className={cn(
							"w-full rounded-lg border border-line bg-white",
							isLong ? "h-240 sm:h-200" : "h-140 sm:h-120",
						)}
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
