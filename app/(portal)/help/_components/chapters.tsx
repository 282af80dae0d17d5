import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { type HelpChapter, helpTextPath } from "@/lib/pages/help-text.ts";

/** The table of contents: a card for each part of the portal. */
export function Chapters({ chapters }: { chapters: readonly HelpChapter[] }) {
	return (
		<div className="gap-6 md:columns-2 lg:columns-3">
			{chapters.map(({ title, texts }) => (
				<Card key={title} className="mb-6 break-inside-avoid">
					<CardHeader>
						<CardTitle>{title}</CardTitle>
					</CardHeader>
					<ul className="p-2">
						{texts.map(({ topic, title: name }) => (
							<li key={topic}>
								<Link href={helpTextPath(topic)} className="block rounded-md px-3 py-1.5 text-sm hover:bg-sunken">
									{name}
								</Link>
							</li>
						))}
					</ul>
				</Card>
			))}
		</div>
	);
}
