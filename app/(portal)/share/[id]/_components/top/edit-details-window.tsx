"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { GroupForm } from "../../../_components/group-form.tsx";
import { changeShareGroupAction } from "../../actions.ts";

export type EditedGroup = Pick<ManagedGroup, "id" | "version" | "name" | "description">;

export default function EditDetailsWindow({ group, open, onOpenChange }: WindowProps & { group: EditedGroup }) {
	const t = useTranslations("shareGroup.details");
	const { id: shareGroupId, version, name, description } = group;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("edit")}>
				<GroupForm
					atFirst={{ name, description }}
					action={changeShareGroupAction}
					input={(details) => ({ shareGroupId, version, ...details })}
					onSaved={(saved) => {
						onOpenChange(false);
						toast.done(t("saved", { name: saved }));
					}}
				/>
			</DialogContent>
		</Dialog>
	);
}
