"use client";

import { useTranslations } from "next-intl";
import { CommandGroup, CommandItem } from "@/components/ui/fields/command.tsx";
import { entryGroups, type PaletteEntry } from "./entry-groups.ts";
import { Key } from "./key.tsx";
import { hasSingleKeys } from "./single-keys.ts";

interface PaletteEntriesProps {
	entries: readonly PaletteEntry[];
	search: string;
	onChoose: (entry: PaletteEntry) => void;
}

/** What can be chosen, kind by kind. */
export function PaletteEntries({ entries, search, onChoose }: PaletteEntriesProps) {
	const t = useTranslations("palette");
	const word = useTranslations("words");
	const nameOf = ({ group, name }: PaletteEntry) =>
		group === "order" || group === "operator_order" ? word("orderNumber", { number: name }) : name;
	return entryGroups(entries, search).map(({ group, entries: inGroup }) => (
		<CommandGroup
			key={group}
			heading={t(`groups.${group}`)}
			className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-muted"
		>
			{inGroup.map((entry) => (
				<CommandItem key={entry.id} value={entry.id} onSelect={() => onChoose(entry)}>
					<span className="min-w-0 flex-1 truncate">
						{nameOf(entry)}
						{entry.note ? <span className="text-muted"> {entry.note}</span> : null}
					</span>
					{entry.keys && hasSingleKeys() ? (
						<span aria-hidden className="flex gap-1">
							{entry.keys.map((key) => (
								<Key key={key}>{key}</Key>
							))}
						</span>
					) : null}
				</CommandItem>
			))}
		</CommandGroup>
	));
}
