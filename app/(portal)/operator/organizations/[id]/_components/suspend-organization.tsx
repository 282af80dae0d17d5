"use client";

import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { WindowButton } from "@/app/(portal)/_components/window-button.tsx";
import type { SuspendWindowProps } from "./suspend-window.tsx";

const load = () => import("./suspend-window.tsx");
const SuspendWindow = lazy(load);

export function SuspendOrganization(props: SuspendWindowProps) {
	const t = useTranslations("operatorOrganizations.suspend");
	return (
		<WindowButton load={load} window={SuspendWindow} props={props} variant="outline">
			<Pause aria-hidden />
			{t("button")}
		</WindowButton>
	);
}
