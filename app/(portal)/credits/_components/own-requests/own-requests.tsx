import { useTranslations } from "next-intl";
import { getFormatter, getTranslations } from "next-intl/server";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { countRequestsToMe } from "@/lib/credit-requests/lists/list-requests.ts";
import { readOwnRequests } from "@/lib/credit-requests/lists/own-requests.ts";
import { ownRequestColumns } from "./own-request-columns.tsx";

/** What the reader has asked for and what each has said, and the way to what others have asked of them; nothing where there is neither. */
export function OwnRequests({ actor }: { actor: Actor }) {
	const t = useTranslations("requests.own");
	return (
		<PagePart name={t("title")}>
			<Requests actor={actor} />
		</PagePart>
	);
}

async function Requests({ actor }: { actor: Actor }) {
	const [own, toMe, t, format] = await Promise.all([
		readOwnRequests({ actor }),
		countRequestsToMe({ actor }),
		getTranslations("requests.own"),
		getFormatter(),
	]);
	if (own.rows.length === 0 && toMe === null) return null;
	const columns = await ownRequestColumns(format);
	return (
		<Card id="requests" className="scroll-mt-20">
			<CardHeader>
				<CardTitle>{own.rows.length > 0 ? t("title") : t("others")}</CardTitle>
				<span className="flex flex-wrap items-center gap-x-4 gap-y-2">
					{toMe === null ? null : (
						<Link href="/requests" className="text-accent-ink text-sm underline-offset-4 hover:underline">
							{t("toMe", { count: toMe })}
						</Link>
					)}
					{own.rows.length > 0 ? <CsvLink href="/credits/requests.csv" of={t("title")} /> : null}
				</span>
			</CardHeader>
			{own.rows.length > 0 ? (
				<PlainTable label={t("title")} columns={columns} rows={own.rows} rowKey={({ id }) => id} />
			) : null}
			{own.hasMore ? <p className="border-line border-t px-5 py-3 text-muted text-small">{t("more")}</p> : null}
		</Card>
	);
}
