"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import { createUserRoleAction } from "../actions.ts";
import type { OfferedRight } from "./offered-rights.ts";
import { RoleForm } from "./role-form.tsx";

export function CreateRole({ rights }: { rights: readonly OfferedRight[] }) {
	const t = useTranslations("adminRoles");
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button>
					<Plus aria-hidden />
					{t("create")}
				</Button>
			</DialogTrigger>
			<DialogContent title={t("createTitle")}>
				<RoleForm
					rights={rights}
					atFirst={{ name: "", rights: [] }}
					said={(name) => t("created", { name })}
					action={createUserRoleAction}
					input={(fields) => fields}
					onSaved={() => setOpen(false)}
				/>
			</DialogContent>
		</Dialog>
	);
}
