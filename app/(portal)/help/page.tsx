import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { helpTextsWith } from "@/lib/pages/help-text.ts";
import { readHelp } from "../_help/read-help.ts";
import { Chapters } from "./_components/chapters.tsx";
import { SearchHelp } from "./_components/search-help.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("helpWindow"))("title") };
}

/** All topics that concern the reader, or those that a search finds. */
export default async function HelpPage({ searchParams }: PageProps<"/help">) {
	const [actor, { q }, t] = await Promise.all([currentActor(), searchParams, getTranslations("helpWindow")]);
	const { value: chapters } = await readHelp({ actor });
	const search = typeof q === "string" ? q.trim().slice(0, 200) : "";
	const found = chapters.map((chapter) => ({ ...chapter, texts: helpTextsWith(search, chapter.texts) }));
	return (
		<>
			<PageHeader title={t("title")} subtitle={t("subtitle")} />
			<SearchHelp search={search} found={found.reduce((sum, { texts }) => sum + texts.length, 0)} />
			<Chapters chapters={found.filter(({ texts }) => texts.length > 0)} />
		</>
	);
}
