"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useExpiryDay } from "@/components/expiry-day.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { HolderLot, HolderWallet } from "@/lib/grants/queries.ts";
import { creditsOf, toJsonCredits } from "@/lib/text/credits.ts";
import { BeforeAfter } from "../../../_components/grants/before-after.tsx";
import { adjustCreditsAction } from "../../actions.ts";

interface AdjustProps {
	lot: HolderLot;
	wallet: Pick<HolderWallet, "nameInText" | "available">;
	name: string;
}

/** Adds credits to a lot, or takes unspent ones out of it, with what there is before and after. */
export default function AdjustCreditsWindow({ open, onOpenChange, ...props }: WindowProps & AdjustProps) {
	const t = useTranslations("operatorCredits");
	const dayOf = useExpiryDay();
	const { lot, wallet, name } = props;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent
				title={t("adjust.title", { name })}
				description={t("adjust.text", {
					credits: toJsonCredits(unspentOf(lot)),
					kind: lot.kind,
					type: wallet.nameInText,
					expires: lot.expiresAt ? dayOf(lot.expiresAt) : "never",
				})}
			>
				<AdjustForm {...props} onAdjusted={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

/** What can be taken away. */
function unspentOf({ remaining, held }: HolderLot): bigint {
	return remaining - held;
}

function AdjustForm({ lot, wallet, name, onAdjusted }: AdjustProps & { onAdjusted: () => void }) {
	const t = useTranslations("operatorCredits");
	const word = useTranslations("words");
	const router = useRouter();
	const changeOf = ({ way, credits }: { way: string; credits: string }) => {
		const typed = creditsOf(credits);
		return typed !== null && way === "take" ? -typed : typed;
	};
	const { nameInText: type, available } = wallet;
	const unspent = unspentOf(lot);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { way: "add", credits: "", reason: "" },
		action: adjustCreditsAction,
		input: (values, key) => ({ key, lotId: lot.id, credits: changeOf(values) ?? 0n, reason: values.reason }),
		onDone: (_, { way, credits }) => {
			toast.done(t("adjust.done", { name, change: toJsonCredits(creditsOf(credits) ?? 0n), type, way }));
			onAdjusted();
		},
		onRefused: ({ fieldErrors }) => {
			if (!fieldErrors) router.refresh();
		},
	});
	const change = changeOf(form.watch());
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<RadioGroup legend={t("adjust.way")} className="grid gap-2 sm:grid-cols-2">
					<RadioItem card value="add" label={t("adjust.add")} {...form.register("way")} />
					<RadioItem card value="take" label={t("adjust.take")} {...form.register("way")} />
				</RadioGroup>
				<Field label={t("credits")} error={errorOf("credits")} required>
					<Input {...form.register("credits")} inputMode="numeric" autoComplete="off" className="num" />
				</Field>
				<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
					<Textarea {...form.register("reason")} rows={2} />
				</Field>
				{change !== null && -change > unspent ? (
					<Banner tone="warn" role="status">
						{t("adjust.tooMany", { credits: toJsonCredits(unspent) })}
					</Banner>
				) : (
					<BeforeAfter before={available} change={change} type={type} name={name} />
				)}
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("adjust.submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
