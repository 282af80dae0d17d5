"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { EditedGroup } from "./edit-details-window.tsx";

const load = () => import("./edit-details-window.tsx");
const EditDetailsWindow = lazy(load);

/** The pencil of a group's name and description. */
export function EditDetails({ group }: { group: EditedGroup }) {
	const t = useTranslations("shareGroup.details");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="ghost" size="icon-sm" className="-my-1.5" aria-label={t("edit")} {...opening}>
					<Pencil aria-hidden />
				</Button>
			)}
			window={(props) => <EditDetailsWindow group={group} {...props} />}
		/>
	);
}
