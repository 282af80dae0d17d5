"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { offerHandoverAction } from "./actions.ts";
import { HandoverEffects } from "./handover-effects.tsx";

/** Offers a share group to another person, with what goes along and what ends (product.md 26a). */
export default function OfferHandoverWindow({
	group,
	open,
	onOpenChange,
}: WindowProps & { group: { id: string; name: string } }) {
	const t = useTranslations("handover.offer");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { email: "" },
		action: offerHandoverAction,
		input: ({ email }) => ({ shareGroupId: group.id, email }),
		onDone: ({ name }) => {
			toast.done(t("done", { group: group.name, name }));
			onOpenChange(false);
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title", { name: group.name })} description={t("text")}>
				<form noValidate {...formProps}>
					<DialogBody>
						<FormProblem problem={problem} />
						<Field label={t("label")} help={t("help")} error={errorOf("email")} required>
							<Input {...form.register("email")} type="email" inputMode="email" autoComplete="off" />
						</Field>
						<HandoverEffects shareGroupId={group.id} />
					</DialogBody>
					<DialogFooter>
						<DialogCancel />
						<Button type="submit" pending={pending}>
							{t("submit")}
						</Button>
					</DialogFooter>
				</form>
			</DialogContent>
		</Dialog>
	);
}
