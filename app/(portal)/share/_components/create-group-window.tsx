"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { createShareGroupAction } from "../actions.ts";
import { GroupForm } from "./group-form.tsx";

export default function CreateGroupWindow({ open, onOpenChange }: WindowProps) {
	const t = useTranslations("share");
	const router = useRouter();
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("createTitle")} description={t("createText")}>
				<GroupForm
					atFirst={{ name: "", description: "" }}
					action={createShareGroupAction}
					input={(details) => details}
					onSaved={(name, { shareGroupId }) => {
						toast.done(t("created", { name }), { isOfNextPage: true });
						router.push(`/share/${shareGroupId}?start=credits`);
					}}
				/>
			</DialogContent>
		</Dialog>
	);
}
