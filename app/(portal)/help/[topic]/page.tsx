import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { HelpParagraphs } from "../../_components/help/help-paragraphs.tsx";
import { findHelpText } from "../_components/find-help-text.ts";

export async function generateMetadata({ params }: PageProps<"/help/[topic]">): Promise<Metadata> {
	return { title: (await findHelpText({ actor: await currentActor() }, (await params).topic))?.title };
}

/** One topic; not found where it is about a page that the reader can't open. */
export default async function HelpTopicPage({ params }: PageProps<"/help/[topic]">) {
	const [actor, { topic: name }, t] = await Promise.all([currentActor(), params, getTranslations("helpWindow")]);
	const text = await findHelpText({ actor }, name);
	if (!text) notFound();
	const { topic, title, paragraphs } = text;
	const isOnePage = topic.startsWith("/") && !topic.includes("[");
	return (
		<>
			<PageHeader
				breadcrumb={[{ label: t("title"), href: "/help" }, { label: title }]}
				title={title}
				actions={
					isOnePage ? (
						<Button asChild variant="outline">
							<Link href={topic}>{t("openPage")}</Link>
						</Button>
					) : null
				}
			/>
			<div className="max-w-2xl">
				<HelpParagraphs paragraphs={paragraphs} />
			</div>
		</>
	);
}
