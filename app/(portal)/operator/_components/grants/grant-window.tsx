"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { HolderWallet } from "@/lib/grants/queries.ts";
import { creditsOf, toJsonCredits } from "@/lib/text/credits.ts";
import { grantCreditsAction } from "./actions.ts";
import { BeforeAfter } from "./before-after.tsx";

export interface GrantCreditsProps {
	userId: string;
	name: string;
	/** Of each credit type that can be granted. */
	wallets: readonly Pick<HolderWallet, "creditTypeId" | "name" | "nameInText" | "available">[];
}

/** Gives a user credits of one type, with what they have before and after. */
export default function GrantWindow({ open, onOpenChange, ...props }: GrantCreditsProps & WindowProps) {
	const t = useTranslations("operatorCredits");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("grant.title", { name: props.name })} description={t("grant.text")}>
				<GrantForm {...props} onGranted={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function GrantForm({ userId, name, wallets, onGranted }: GrantCreditsProps & { onGranted: () => void }) {
	const t = useTranslations("operatorCredits");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { creditTypeId: wallets[0]?.creditTypeId ?? "", credits: "", expiresOn: "", reason: "" },
		action: grantCreditsAction,
		input: ({ credits, ...values }, key) => ({ key, userId, ...values, credits: creditsOf(credits) ?? 0n }),
		onDone: (_, { credits, creditTypeId }) => {
			const type = wallets.find((wallet) => wallet.creditTypeId === creditTypeId)?.nameInText ?? "";
			toast.done(t("grant.done", { name, type, credits: toJsonCredits(creditsOf(credits) ?? 0n) }));
			onGranted();
		},
	});
	const values = form.watch();
	const wallet = wallets.find(({ creditTypeId }) => creditTypeId === values.creditTypeId);
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<div className="grid gap-5 sm:grid-cols-2">
					<Field label={word("creditType")} error={errorOf("creditTypeId")} required>
						<Select {...form.register("creditTypeId")}>
							{wallets.map((one) => (
								<option key={one.creditTypeId} value={one.creditTypeId}>
									{one.name}
								</option>
							))}
						</Select>
					</Field>
					<Field label={t("credits")} error={errorOf("credits")} required>
						<Input {...form.register("credits")} inputMode="numeric" autoComplete="off" className="num" />
					</Field>
				</div>
				<Field label={t("grant.expiresOn")} help={t("grant.expiresHelp")} error={errorOf("expiresOn")} optional>
					<Input {...form.register("expiresOn")} type="date" />
				</Field>
				<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
					<Textarea {...form.register("reason")} rows={2} />
				</Field>
				{wallet ? (
					<BeforeAfter
						before={wallet.available}
						change={creditsOf(values.credits)}
						type={wallet.nameInText}
						name={name}
					/>
				) : null}
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("grant.submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
