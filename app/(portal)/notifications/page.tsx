import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { countUnreadNotices, type UnreadCount } from "@/lib/notices/queries.ts";
import { MarkAllRead } from "./_components/mark-all-read.tsx";
import { Notices } from "./_components/notices.tsx";
import { noticesTable } from "./_components/notices-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("notices"))("title") };
}

export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		noticesTable.load(searchParams),
		getTranslations("notices"),
	]);
	const unread = countUnreadNotices({ actor });
	return (
		<Texts of={["notices.marking", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				actions={
					<>
						<PagePart>
							<MarkAll unread={unread} />
						</PagePart>
						<Button asChild variant="outline">
							<Link href="/profile#notifications">{t("settingsLink")}</Link>
						</Button>
					</>
				}
			/>
			<PagePart fallback={<TableSkeleton columns={3} toolbar />}>
				<Notices actor={actor} state={state} unread={unread} />
			</PagePart>
		</Texts>
	);
}

async function MarkAll({ unread }: { unread: Promise<UnreadCount> }) {
	const { count, at } = await unread;
	return count > 0 ? <MarkAllRead until={at.toISOString()} /> : null;
}
