"use client";

import { useTranslations } from "next-intl";
import { CommandGroup, CommandItem } from "@/components/ui/fields/command.tsx";
import type { FoundThing } from "@/lib/search/find-everywhere.ts";
import { Key } from "./key.tsx";
import { hasSingleKeys } from "./single-keys.ts";

export interface PaletteEntry {
	readonly id: string;
	readonly group: "pages" | "actions" | FoundThing["kind"];
	readonly name: string;
	/** What tells it from others of the name. */
	readonly note?: string;
	/** What can be pressed in its place. */
	readonly keys?: readonly string[];
	readonly run: () => void;
}

const GROUPS = [
	...(["pages", "actions", "person", "service_user", "order", "own_group", "usable_group"] as const),
	...(["organization", "operator_order", "holder"] as const),
] satisfies readonly PaletteEntry["group"][];

interface PaletteEntriesProps {
	entries: readonly PaletteEntry[];
	onChoose: (entry: PaletteEntry) => void;
}

/** What can be chosen, kind by kind: pages and actions are there at once, and stay first when the rest comes. */
export function PaletteEntries({ entries, onChoose }: PaletteEntriesProps) {
	const t = useTranslations("palette");
	const word = useTranslations("words");
	const nameOf = ({ group, name }: PaletteEntry) =>
		group === "order" || group === "operator_order" ? word("orderNumber", { number: name }) : name;
	return GROUPS.map((group) => {
		const inGroup = entries.filter((entry) => entry.group === group);
		if (inGroup.length === 0) return null;
		return (
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
		);
	});
}
