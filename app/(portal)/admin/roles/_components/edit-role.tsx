"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { RoleToEdit } from "./edit-role-window.tsx";

const load = () => import("./edit-role-window.tsx");
const EditRoleWindow = lazy(load);

/** The pencil of a role. */
export function EditRole(edited: RoleToEdit) {
	const word = useTranslations("words");
	return (
		<WindowOnDemand
			preload={load}
			button={(opening) => (
				<Button {...opening} variant="ghost" size="icon-sm" aria-label={word("editNamed", { name: edited.role.name })}>
					<Pencil aria-hidden />
				</Button>
			)}
			window={(opened) => <EditRoleWindow {...opened} {...edited} />}
		/>
	);
}
