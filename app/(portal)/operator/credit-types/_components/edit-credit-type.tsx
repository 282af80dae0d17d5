"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { CreditTypeRow } from "@/lib/credit-types/queries.ts";
import { changeCreditTypeAction } from "../actions.ts";
import { CreditTypeForm } from "./credit-type-form.tsx";

export default function EditCreditType({ type, open, onOpenChange }: WindowProps & { type: CreditTypeRow }) {
	const t = useTranslations("operatorCreditTypes");
	const { id: creditTypeId, version, name, nameInText } = type;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("editTitle", { name })}>
				<CreditTypeForm
					atFirst={{ name, nameInText }}
					action={changeCreditTypeAction}
					input={(names) => ({ creditTypeId, version, ...names })}
					onSaved={(saved) => {
						toast.done(t("saved", { name: saved }));
						onOpenChange(false);
					}}
				/>
			</DialogContent>
		</Dialog>
	);
}
