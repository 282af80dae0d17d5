"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { createUserRoleAction } from "../actions.ts";
import type { OfferedRight } from "./offered-rights.ts";
import { RoleForm } from "./role-form.tsx";

export default function CreateRoleWindow({
	rights,
	open,
	onOpenChange,
}: WindowProps & { rights: readonly OfferedRight[] }) {
	const t = useTranslations("adminRoles");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("createTitle")}>
				<RoleForm
					rights={rights}
					atFirst={{ name: "", rights: [] }}
					said={(name) => t("created", { name })}
					action={createUserRoleAction}
					input={(fields) => fields}
					onSaved={() => onOpenChange(false)}
				/>
			</DialogContent>
		</Dialog>
	);
}
