"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { GroupForm } from "../../_components/group-form.tsx";
import { changeShareGroupAction } from "../actions.ts";

/** The pencil of a group's name and description. */
export function EditDetails({ group }: { group: Pick<ManagedGroup, "id" | "version" | "name" | "description"> }) {
	const t = useTranslations("shareGroup");
	const [open, setOpen] = useState(false);
	const { id: shareGroupId, version, name, description } = group;
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="ghost" size="icon-sm" className="-my-1.5" aria-label={t("editDetails")}>
					<Pencil aria-hidden />
				</Button>
			</DialogTrigger>
			<DialogContent title={t("editDetails")}>
				<GroupForm
					atFirst={{ name, description }}
					action={changeShareGroupAction}
					input={(details) => ({ shareGroupId, version, ...details })}
					onSaved={(saved) => {
						setOpen(false);
						toast.done(t("saved", { name: saved }));
					}}
				/>
			</DialogContent>
		</Dialog>
	);
}
