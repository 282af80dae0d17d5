"use client";

import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { LIMIT_PERIODS } from "@/lib/share-groups/bounds.ts";
import type { SetLimitInput } from "@/lib/share-groups/schema.ts";
import { setLimitAction } from "../../actions.ts";
import type { TypeToLimit } from "./types-to-limit.ts";

export interface LimitWindowProps extends WindowProps {
	shareGroupId: string;
	/** Null for the default limit. */
	address: string | null;
	types: readonly TypeToLimit[];
}

type Period = (typeof LIMIT_PERIODS)[number] | "default" | "none";

interface Fields {
	creditTypeId: string;
	/** `credits` as typed. */
	limit: { period: Period; credits: string };
}

/** How many credits of one type each member, or one of them, may use (product.md 24). */
export default function LimitWindow({ open, onOpenChange, ...limited }: LimitWindowProps) {
	const t = useTranslations("shareGroup.limit");
	const { address } = limited;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={address === null ? t("title") : t("titleOf", { address })} description={t("text")}>
				<LimitForm {...limited} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

interface LimitFormProps extends Omit<LimitWindowProps, "open" | "onOpenChange"> {
	onDone: () => void;
}

function LimitForm({ shareGroupId, address, types, onDone }: LimitFormProps) {
	const t = useTranslations("shareGroup.limit");
	const word = useTranslations("words");
	const first = types.find(({ stored }) => stored) ?? types[0];
	const { form, formProps, errorOf, pending, problem } = useSendForm<Fields, SetLimitInput, unknown>({
		defaultValues: { creditTypeId: first?.creditTypeId ?? "", limit: asTyped(first) },
		check: ({ limit }) => (limitOf(limit) === undefined ? { "limit.credits": t("notCredits") } : null),
		action: setLimitAction,
		input: ({ creditTypeId, limit }) => ({ shareGroupId, creditTypeId, address, limit: limitOf(limit) ?? null }),
		onDone: () => {
			toast.done(t("saved"));
			onDone();
		},
	});
	const [typeId, period] = form.watch(["creditTypeId", "limit.period"]);
	const typeOf = (id: string) => types.find(({ creditTypeId }) => creditTypeId === id);
	const showStored = ({ target }: ChangeEvent<HTMLSelectElement>) => {
		const stored = asTyped(typeOf(target.value));
		form.setValue("limit.period", stored.period);
		form.setValue("limit.credits", stored.credits);
	};

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{types.length > 1 ? (
					<Field label={word("creditType")}>
						<Select {...form.register("creditTypeId", { onChange: showStored })}>
							{types.map(({ creditTypeId, nameInText }) => (
								<option key={creditTypeId} value={creditTypeId}>
									{nameInText}
								</option>
							))}
						</Select>
					</Field>
				) : null}
				<Field label={t("period")} help={period === "default" || period === "none" ? null : t(`counts.${period}`)}>
					<Select {...form.register("limit.period")}>
						<option value="default">{t(address === null ? "noLimit" : "likeEverybody")}</option>
						{address === null ? null : <option value="none">{t("noLimit")}</option>}
						{LIMIT_PERIODS.map((one) => (
							<option key={one} value={one}>
								{t(`periods.${one}`)}
							</option>
						))}
					</Select>
				</Field>
				{period !== "default" && period !== "none" ? (
					<Field
						label={word("numberOfCredits", { type: typeOf(typeId)?.nameInText ?? "" })}
						error={errorOf("limit.credits") ?? errorOf("limit")}
						required
					>
						<Input {...form.register("limit.credits")} inputMode="numeric" maxLength={15} />
					</Field>
				) : null}
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{word("save")}
				</Button>
			</DialogFooter>
		</form>
	);
}

function asTyped(type: TypeToLimit | undefined): Fields["limit"] {
	const stored = type?.stored;
	return {
		period: stored ? (stored.period ?? "none") : "default",
		credits: stored?.credits?.toString() ?? "",
	};
}

/** Undefined if the text is not a number of credits. */
function limitOf({ period, credits }: Fields["limit"]): SetLimitInput["limit"] | undefined {
	if (period === "default") return null;
	if (period === "none") return "none";
	return /^\d{1,15}$/.test(credits.trim()) ? { credits: BigInt(credits.trim()), period } : undefined;
}
