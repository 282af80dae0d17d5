import { Link } from "@/components/ui/link.tsx";
import { helpTextParts } from "@/lib/pages/help-text.ts";

/** What help says about one thing: what is on the screen in bold, pages as links. */
export function HelpParagraphs({ paragraphs }: { paragraphs: readonly string[] }) {
	return (
		<div className="space-y-3 text-pretty text-sm leading-6">
			{paragraphs.map((paragraph) => (
				<p key={paragraph}>
					{helpTextParts(paragraph).map((part, nth) => {
						if ("href" in part) {
							return (
								// biome-ignore lint/suspicious/noArrayIndexKey: a part has no other identity than its place
								<Link key={nth} href={part.href} className="text-accent-ink underline underline-offset-2">
									{part.text}
								</Link>
							);
						}
						if (!part.isLabel) return part.text;
						return (
							// biome-ignore lint/suspicious/noArrayIndexKey: a part has no other identity than its place
							<b key={nth} className="font-semibold">
								{part.text}
							</b>
						);
					})}
				</p>
			))}
		</div>
	);
}
