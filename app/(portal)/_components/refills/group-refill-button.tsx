"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "../window-button.tsx";
import type { GroupToRefill } from "./group-refill-window.tsx";

const load = () => import("./group-refill-window.tsx");
const GroupRefillWindow = lazy(load);

/** Opens what a share group is refilled with. */
export function GroupRefillButton({ group }: { group: GroupToRefill }) {
	const t = useTranslations("refill.group");
	const word = useTranslations("words");
	return (
		<WindowButton
			load={load}
			window={GroupRefillWindow}
			props={{ group }}
			variant="link"
			label={t("changeOf", { group: group.name })}
		>
			{word("change")}
		</WindowButton>
	);
}
