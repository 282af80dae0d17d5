"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { AddEntriesProps } from "./add-entries-window.tsx";

const load = () => import("./add-entries-window.tsx");
const AddEntriesWindow = lazy(load);

/** The button that adds people, or blocks some, and the window behind it. */
export function AddEntries(entries: AddEntriesProps) {
	const t = useTranslations("shareGroup.buttons");
	const addsMembers = entries.list === "members";
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant={addsMembers ? "outline" : "link"} {...opening}>
					{addsMembers ? <UserPlus aria-hidden /> : null}
					{t(entries.list)}
				</Button>
			)}
			window={(props) => (
				<LateTexts of={["shareGroupWindows"]}>
					<AddEntriesWindow {...entries} {...props} />
				</LateTexts>
			)}
		/>
	);
}
