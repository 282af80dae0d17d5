"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { WindowButton } from "../window-button.tsx";
import type { GroupToRefill } from "./group-refill-window.tsx";

const load = () => import("./group-refill-window.tsx");
const GroupRefillWindow = lazy(load);

interface GroupRefillButtonProps {
	group: GroupToRefill;
	/** Says of which group. */
	label: string;
}

/** Opens what a share group is refilled with. */
export function GroupRefillButton({ group, label }: GroupRefillButtonProps) {
	const word = useTranslations("words");
	return (
		<WindowButton load={load} window={WindowWithTexts} props={{ group }} variant="link" label={label}>
			{word("change")}
		</WindowButton>
	);
}

function WindowWithTexts(props: ComponentProps<typeof GroupRefillWindow>) {
	return (
		<LateTexts of={["refill"]}>
			<GroupRefillWindow {...props} />
		</LateTexts>
	);
}
