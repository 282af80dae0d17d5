"use client";

import { CircleHelp, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, lazy, useState } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import { useShortcuts } from "./use-shortcuts.ts";
import type { WindowName } from "./window-name.ts";

const load = {
	palette: () => import("./palette-window.tsx"),
	keys: () => import("./keys-window.tsx"),
	help: () => import("../help/help-window.tsx"),
};
const PaletteWindow = lazy(load.palette);
const KeysWindow = lazy(load.keys);
const HelpWindow = lazy(load.help);

/** Search and help, which open on every page, also by a key; and the list of keys. On phones where it is crowded, the menu has the search. */
export function PaletteButtons({ isCrowded }: { isCrowded: boolean }) {
	const t = useTranslations("shell");
	const [opened, setOpened] = useState<WindowName | null>(null);
	useShortcuts(setOpened);
	const opening = (name: "palette" | "help") => ({
		"aria-haspopup": "dialog" as const,
		"aria-expanded": opened === name,
		onPointerEnter: () => void load[name](),
		onFocus: () => void load[name](),
		onClick: () => setOpened(name),
	});
	const props = (name: WindowName) => ({
		open: opened === name,
		onOpenChange: (open: boolean) => setOpened(open ? name : null),
	});
	return (
		<div className="flex">
			<IconButton
				aria-label={t("search")}
				aria-keyshortcuts="Control+K Meta+K"
				className={isCrowded ? "max-sm:hidden" : undefined}
				{...opening("palette")}
			>
				<Search aria-hidden className="size-5" />
			</IconButton>
			<IconButton aria-label={t("help")} {...opening("help")}>
				<CircleHelp aria-hidden className="size-5" />
			</IconButton>
			<OnceWanted when={opened !== null}>
				<LateTexts of={["helpWindow", "palette"]}>
					<OnceWanted when={opened === "palette"}>
						<PaletteWindow {...props("palette")} onOpen={setOpened} />
					</OnceWanted>
					<OnceWanted when={opened === "keys"}>
						<KeysWindow {...props("keys")} />
					</OnceWanted>
					<OnceWanted when={opened === "help"}>
						<HelpWindow {...props("help")} />
					</OnceWanted>
				</LateTexts>
			</OnceWanted>
		</div>
	);
}

function IconButton({ className, ...props }: ComponentProps<"button">) {
	return (
		<button
			type="button"
			className={cn(
				"grid size-9 place-items-center rounded-md text-muted transition-colors duration-100 hover:text-ink",
				className,
			)}
			{...props}
		/>
	);
}
