import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { requestsTable } from "../_components/requests/requests-table.ts";
import { RequestsToMe } from "./_components/requests-to-me.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("requests.list"))("toMeTitle") };
}

/** What was put to the reader, in whatever role: an administrator, a Credit Owner, a share group's creator. */
export default async function RequestsPage({ searchParams }: PageProps<"/requests">) {
	const [actor, state, t, credits] = await Promise.all([
		currentActor(),
		requestsTable("/requests").load(searchParams),
		getTranslations("requests.list"),
		getTranslations("credits"),
	]);
	return (
		<Texts of={["table"]}>
			<PageHeader
				title={t("toMeTitle")}
				subtitle={t("toMeSubtitle")}
				breadcrumb={[{ label: credits("title"), href: "/credits" }, { label: t("toMeTitle") }]}
			/>
			<PagePart fallback={<TableSkeleton columns={5} toolbar />}>
				<RequestsToMe actor={actor} state={state} />
			</PagePart>
		</Texts>
	);
}
