"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useState } from "react";
import { findEverywhereAction, readPagesAction } from "@/app/(portal)/actions.ts";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Command, CommandInput, CommandList } from "@/components/ui/fields/command.tsx";
import { SearchWindow } from "@/components/ui/windows/search-window.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { PaletteEntry } from "./entry-groups.ts";
import { foundAddress } from "./found-address.ts";
import { PaletteEntries } from "./palette-entries.tsx";
import { useGo } from "./use-go.ts";
import type { WindowName } from "./window-name.ts";

const TYPING_MS = 200;
const THEMES = ["light", "dark", "system"] as const;

interface PaletteWindowProps extends WindowProps {
	onOpen: (window: WindowName) => void;
}

/** Pages, actions and what a search of the server finds, in one list: all that the reader may open or do (product.md 62). */
export default function PaletteWindow({ open, onOpenChange, onOpen }: PaletteWindowProps) {
	const t = useTranslations("palette");
	return (
		<SearchWindow open={open} onOpenChange={onOpenChange} title={t("title")}>
			<Palette onOpen={onOpen} onClose={() => onOpenChange(false)} />
		</SearchWindow>
	);
}

function Palette({ onOpen, onClose }: Pick<PaletteWindowProps, "onOpen"> & { onClose: () => void }) {
	const t = useTranslations("palette");
	const [typed, setTyped] = useState("");
	const search = typed.trim();
	const own = useOwnEntries(search, onOpen);
	const found = useFoundEntries(search);
	const entries = [...own.entries, ...found.entries];
	const failed = [own, found].find(({ problem }) => problem !== null);
	const choose = (entry: PaletteEntry) => {
		onClose();
		// The focus is back where it was before the next window takes it.
		setTimeout(entry.run);
	};
	const status = () => {
		if (own.isLate || found.isLate) return t("loading");
		if (failed) return null;
		if (entries.length === 0) return t("nothing", { search });
		return t(found.hasMore ? "resultsOfMore" : "results", { count: entries.length });
	};
	return (
		<>
			<Command
				label={t("placeholder")}
				shouldFilter={false}
				loop
				vimBindings={false}
				className="[&>div:has(input)]:h-12"
			>
				<CommandInput
					placeholder={t("placeholder")}
					maxLength={200}
					value={typed}
					onValueChange={setTyped}
					className="text-body"
				/>
				<CommandList className="max-h-[55vh]" label={t("title")}>
					<PaletteEntries entries={entries} search={search} onChoose={choose} />
				</CommandList>
				<p role="status" className="border-t border-line px-4 py-2.5 text-small text-muted empty:hidden">
					{status()}
				</p>
			</Command>
			{failed ? (
				<Banner
					tone="bad"
					role="alert"
					className="m-3"
					action={
						<Button variant="outline" size="sm" className="text-ink" onClick={failed.askAgain}>
							{t("tryAgain")}
						</Button>
					}
				>
					{failed.problem}
				</Banner>
			) : null}
		</>
	);
}

/** The pages that the reader may open and what can be done on each, as far as they have the words that are searched for. */
function useOwnEntries(search: string, onOpen: (window: WindowName) => void) {
	const t = useTranslations("palette");
	const { setTheme } = useTheme();
	const go = useGo();
	const { answer, isLate, askAgain } = useLookUp(readPagesAction, {});
	const pages = (answer?.ok ? answer.value : []).map(({ href, title, key }): PaletteEntry => {
		return { id: href, group: "pages", name: title, keys: key ? ["g", key] : undefined, run: () => go(href) };
	});
	const action = (name: "help" | "keys" | (typeof THEMES)[number], run: () => void, keys?: string[]): PaletteEntry => {
		return { id: name, group: "actions", name: t(`actions.${name}`), keys, run };
	};
	const all = [
		...pages,
		action("help", () => onOpen("help")),
		action("keys", () => onOpen("keys"), ["?"]),
		...THEMES.map((theme) => action(theme, () => setTheme(theme))),
	];
	const words = search.toLowerCase().split(/\s+/);
	const entries = all.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
	return { entries, isLate, askAgain, problem: answer && !answer.ok ? answer.message : null };
}

/** What the server finds, once typing pauses; nothing of an earlier search. */
function useFoundEntries(search: string) {
	const go = useGo();
	const input = search === "" ? null : { search };
	const { answer, isLate, askAgain } = useLookUp(findEverywhereAction, input, { pauseMs: TYPING_MS });
	const { things, hasMore } = input && answer?.ok ? answer.value : { things: [], hasMore: false };
	const entries = things.map((thing): PaletteEntry => {
		const { kind, id, name, note } = thing;
		return { id: `${kind} ${id}`, group: kind, name, note, run: () => go(foundAddress(thing)) };
	});
	return { entries, hasMore, isLate, askAgain, problem: input && answer && !answer.ok ? answer.message : null };
}
