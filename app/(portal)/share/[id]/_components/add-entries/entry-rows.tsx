import { Check, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { ScrollingList } from "@/components/ui/windows/scrolling-list.tsx";
import type { CheckedEntry } from "@/lib/share-groups/people/check-entries.ts";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";

/** What would be added or blocked, line by line, with the reason for each line that wouldn't. */
export function EntryRows({ list, rows }: { list: AddEntriesInput["list"]; rows: readonly CheckedEntry[] }) {
	const t = useTranslations("shareGroupWindows.add");
	const word = useTranslations("words");
	return (
		<ScrollingList label={t("rows")} className="max-h-64 divide-y divide-line rounded-lg border border-line text-sm">
			{rows.map(({ line, text, problem }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and their order never changes.
				<li key={index} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2">
					<span className="num w-12 shrink-0 text-muted text-small">{word("line", { line })}</span>
					<span className="min-w-44 flex-1">{text}</span>
					{problem ? (
						<span className="flex items-baseline gap-1.5 text-bad text-small">
							<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 self-start" />
							{t(`problems.${problem}`)}
						</span>
					) : (
						<span className="flex items-baseline gap-1.5 text-accent-ink text-small">
							<Check aria-hidden className="mt-0.5 size-4 shrink-0 self-start" />
							{t(`${list}.good`)}
						</span>
					)}
				</li>
			))}
		</ScrollingList>
	);
}
