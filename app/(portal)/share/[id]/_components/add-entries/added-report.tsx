import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Status } from "@/components/ui/status.tsx";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { AddedEntries } from "@/lib/share-groups/people/add-entries.ts";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import type { NotWelcomed } from "@/lib/share-groups/welcome/welcome-mails.ts";
import { EntryRows } from "./entry-rows.tsx";

/** What was added or blocked, and who got no mail and why. */
export function AddedReport({ list, added }: { list: AddEntriesInput["list"]; added: AddedEntries }) {
	const t = useTranslations("shareGroupWindows.add");
	const word = useTranslations("words");
	const reasons = new Map<Exclude<NotWelcomed, "yourself">, string[]>();
	for (const { value, why } of added.mails.notSent) {
		if (why !== "yourself") reasons.set(why, [...(reasons.get(why) ?? []), value]);
	}
	const left = added.rows.filter(({ problem }) => problem !== null);
	return (
		<>
			<DialogBody>
				<Status as="p" className="text-sm">
					{t(`${list}.report`, { count: added.added, mails: added.mails.sent.length })}
				</Status>
				{[...reasons].map(([why, values]) => (
					<Banner key={why} tone="warn" title={t("notMailed", { count: values.length })}>
						{t(`notMailedWhy.${why}`, { address: values[0] ?? "" })}
					</Banner>
				))}
				{left.length > 0 ? <EntryRows list={list} rows={left} /> : null}
			</DialogBody>
			<DialogFooter>
				<DialogClose asChild>
					<Button>{word("close")}</Button>
				</DialogClose>
			</DialogFooter>
		</>
	);
}
