import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ParkedReminder } from "@/app/(portal)/_components/whose-credits/parked-reminder.tsx";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readShareable } from "@/lib/share-groups/queries.ts";
import { CreateGroup } from "./_components/create-group.tsx";
import { OfferedGroups } from "./_components/offered-groups.tsx";
import { ShareGroups } from "./_components/share-groups.tsx";
import { shareTable } from "./_components/share-table.ts";
import { ShareTabs } from "./_components/share-tabs.tsx";
import { Shareable } from "./_components/shareable.tsx";
import { SharedWithMe } from "./_components/shared-with-me.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("share"))("title") };
}

/** The user's own share groups, those shared with them, and those that they deleted. */
export default async function SharePage({ searchParams }: PageProps<"/share">) {
	const [actor, state, t] = await Promise.all([
		currentActor(),
		shareTable.load(searchParams),
		getTranslations("share"),
	]);
	const shareable = await readShareable({ actor });
	const { tab } = state.also;
	return (
		<Texts of={["requests.ask", "share", "table"]}>
			{shareable.isParked ? <ParkedReminder actor={actor} /> : null}
			<PagePart name={t("offered")}>
				<OfferedGroups actor={actor} />
			</PagePart>
			<PageHeader
				title={t("title")}
				subtitle={<Shareable {...shareable} />}
				actions={<CreateGroup isParked={shareable.isParked} />}
			/>
			<PagePart>
				<ShareTabs actor={actor} state={state} />
			</PagePart>
			<PagePart key={tab} fallback={<TableSkeleton columns={7} rows={4} />}>
				{tab === "shared" ? (
					<SharedWithMe actor={actor} />
				) : (
					<ShareGroups actor={actor} state={state} isParked={shareable.isParked} />
				)}
			</PagePart>
		</Texts>
	);
}
