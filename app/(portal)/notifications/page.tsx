import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { countUnreadNotices } from "@/lib/notices/queries.ts";
import { MarkAllRead } from "./_components/mark-all-read.tsx";
import { Notices } from "./_components/notices.tsx";
import { noticesTable } from "./_components/notices-table.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("notices"))("title") };
}

export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
	const actor = await currentActor();
	// Before the list is read, so that "all" are no more than those that the list has.
	const [unread, state, t] = await Promise.all([
		countUnreadNotices({ actor }),
		noticesTable.load(searchParams),
		getTranslations("notices"),
	]);
	return (
		<Texts of={["notices.marking", "table"]}>
			<PageHeader
				title={t("title")}
				subtitle={t("subtitle")}
				actions={
					<>
						{unread.count > 0 ? <MarkAllRead until={unread.at.toISOString()} /> : null}
						<Button asChild variant="outline">
							<Link href="/profile#notifications">{t("settingsLink")}</Link>
						</Button>
					</>
				}
			/>
			<Suspense fallback={<TableSkeleton columns={3} toolbar />}>
				<Notices actor={actor} state={state} />
			</Suspense>
		</Texts>
	);
}
