"use client";

import { Bot } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { AddServiceUserProps } from "./add-service-user-window.tsx";

const load = () => import("./add-service-user-window.tsx");
const AddServiceUserWindow = lazy(load);

/** Lets a program of the organization use the group. */
export function AddServiceUser(offered: AddServiceUserProps) {
	const t = useTranslations("shareGroup.addServiceUser");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="outline" {...opening}>
					<Bot aria-hidden />
					{t("button")}
				</Button>
			)}
			window={(props) => <AddServiceUserWindow {...offered} {...props} />}
		/>
	);
}
