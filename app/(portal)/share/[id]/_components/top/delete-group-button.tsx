"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";

const load = () => import("../../../_components/delete-group.tsx");
const DeleteGroup = lazy(load);

export function DeleteGroupButton({ group }: { group: { id: string; name: string } }) {
	const word = useTranslations("words");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button variant="danger" {...opening}>
					<Trash2 aria-hidden />
					{word("delete")}
				</Button>
			)}
			window={(props) => <DeleteGroup group={group} next="/share" {...props} />}
		/>
	);
}
