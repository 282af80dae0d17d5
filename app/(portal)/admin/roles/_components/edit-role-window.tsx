"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { UserRoleRow } from "@/lib/user-roles/queries.ts";
import { changeUserRoleAction } from "../actions.ts";
import { DeleteRole } from "./delete-role.tsx";
import type { OfferedRight } from "./offered-rights.ts";
import { RoleForm } from "./role-form.tsx";

export interface RoleToEdit {
	role: UserRoleRow;
	rights: readonly OfferedRight[];
	/** Whether a link to the list of its users leads anywhere. */
	maySeeUsers: boolean;
}

export default function EditRoleWindow({ role, rights, maySeeUsers, open, onOpenChange }: RoleToEdit & WindowProps) {
	const t = useTranslations("adminRoles");
	const { id: userRoleId, version } = role;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("editTitle", { name: role.name })} description={t("takesEffect")}>
				<RoleForm
					rights={rights}
					atFirst={role}
					said={(name) => t("saved", { name })}
					action={changeUserRoleAction}
					input={(fields) => ({ userRoleId, version, ...fields })}
					onSaved={() => onOpenChange(false)}
					aside={role.builtIn ? null : <DeleteRole role={role} maySeeUsers={maySeeUsers} />}
				/>
			</DialogContent>
		</Dialog>
	);
}
