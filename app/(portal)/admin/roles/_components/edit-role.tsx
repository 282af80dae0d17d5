"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import type { UserRoleRow } from "@/lib/user-roles/queries.ts";
import { changeUserRoleAction } from "../actions.ts";
import { DeleteRole } from "./delete-role.tsx";
import type { OfferedRight } from "./offered-rights.ts";
import { RoleForm } from "./role-form.tsx";

interface EditRoleProps {
	role: UserRoleRow;
	rights: readonly OfferedRight[];
	/** Whether a link to the list of its users leads anywhere. */
	maySeeUsers: boolean;
}

/** The pencil of a role, and the window behind it. */
export function EditRole({ role, rights, maySeeUsers }: EditRoleProps) {
	const t = useTranslations("adminRoles");
	const word = useTranslations("words");
	const [open, setOpen] = useState(false);
	const { id: userRoleId, version } = role;
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="ghost" size="icon-sm" aria-label={word("editNamed", { name: role.name })}>
					<Pencil aria-hidden />
				</Button>
			</DialogTrigger>
			<DialogContent title={t("editTitle", { name: role.name })} description={t("takesEffect")}>
				<RoleForm
					rights={rights}
					atFirst={role}
					said={(name) => t("saved", { name })}
					action={changeUserRoleAction}
					input={(fields) => ({ userRoleId, version, ...fields })}
					onSaved={() => setOpen(false)}
					aside={role.builtIn ? null : <DeleteRole role={role} maySeeUsers={maySeeUsers} />}
				/>
			</DialogContent>
		</Dialog>
	);
}
