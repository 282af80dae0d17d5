"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import { createShareGroupAction } from "../actions.ts";
import { GroupForm } from "./group-form.tsx";

/** The button that creates a share group, and the window behind it. */
export function CreateGroup({ variant }: Pick<ButtonProps, "variant">) {
	const t = useTranslations("share");
	const router = useRouter();
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant={variant}>
					<Plus aria-hidden />
					{t("create")}
				</Button>
			</DialogTrigger>
			<DialogContent title={t("createTitle")} description={t("createText")}>
				<GroupForm
					atFirst={{ name: "", description: "" }}
					action={createShareGroupAction}
					input={(details) => details}
					onSaved={(name) => {
						setOpen(false);
						toast.done(t("created", { name }));
						router.push("/share");
					}}
				/>
			</DialogContent>
		</Dialog>
	);
}
