"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import { createCreditTypeAction } from "../actions.ts";
import { CreditTypeForm } from "./credit-type-form.tsx";

export function CreateCreditType({ variant }: Pick<ButtonProps, "variant">) {
	const t = useTranslations("operatorCreditTypes");
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant={variant}>
					<Plus aria-hidden />
					{t("add")}
				</Button>
			</DialogTrigger>
			<DialogContent title={t("addTitle")} description={t("addText")}>
				<CreditTypeForm
					atFirst={{ name: "", nameInText: "" }}
					action={createCreditTypeAction}
					input={(names) => names}
					onSaved={(name) => {
						toast.done(t("created", { name }));
						setOpen(false);
					}}
				/>
			</DialogContent>
		</Dialog>
	);
}
