"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { GrantCreditsProps } from "./grant-window.tsx";

const load = () => import("./grant-window.tsx");
const GrantWindow = lazy(load);

/** Opens the window in which a user is given credits. */
export function GrantCredits(props: GrantCreditsProps) {
	const t = useTranslations("operatorCredits");
	return (
		<WindowButton load={load} window={GrantWindow} props={props}>
			<Plus aria-hidden />
			{t("grant.open")}
		</WindowButton>
	);
}
