"use client";

import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { RaiseWindowProps } from "./raise-window.tsx";

const load = () => import("./raise-window.tsx");
const RaiseWindow = lazy(load);

/** Opens the raise of one person's limit. */
export function RaiseButton(limited: Omit<RaiseWindowProps, "open" | "onOpenChange">) {
	const t = useTranslations("limits");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="link" aria-label={t("raiseOf", { name: limited.person.name })} {...opening}>
					{t("raise")}
				</Button>
			)}
			window={(props) => <RaiseWindow {...limited} {...props} />}
		/>
	);
}
