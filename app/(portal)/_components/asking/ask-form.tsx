"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { UseFormRegister } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { RadioGroup } from "@/components/ui/fields/radio-group.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { AskingPreview } from "@/lib/credit-requests/asking/preview-asking.ts";
import type { AskForCreditsInput } from "@/lib/credit-requests/schema.ts";
import { creditsOf, toJsonCredits } from "@/lib/text/credits.ts";
import { askForCreditsAction } from "./actions.ts";
import type { Asked } from "./asked.ts";

interface Fields {
	/** As typed. */
	credits: string;
	reason: string;
	until: string;
	owner: boolean;
	administrators: boolean;
	creatorIds: string[];
}

interface AskFormProps extends Asked {
	preview: AskingPreview;
	onDone: () => void;
}

export function AskForm({
	creditTypeId,
	type,
	credits,
	reason: known = "",
	isToUseOwn,
	preview,
	onDone,
}: AskFormProps) {
	const t = useTranslations("requests.ask");
	const { organization } = preview;
	const { form, formProps, errorOf, pending, problem } = useSendForm<Fields, AskForCreditsInput, unknown>({
		defaultValues: {
			...{ credits: credits === null ? "" : String(credits), reason: known, until: "" },
			...{ owner: preview.owner !== null && !isToUseOwn, administrators: preview.hasAdministrators, creatorIds: [] },
		},
		check: ({ credits: typed, reason, owner, administrators, creatorIds }): Record<string, string> | null => {
			if (creditsOf(typed) === null) return { credits: t("notNumber") };
			if (reason.trim() === "") return { reason: t("reasonMissing") };
			return owner || administrators || creatorIds.length > 0 ? null : { asks: t("whomMissing") };
		},
		action: askForCreditsAction,
		input: ({ credits: typed, reason, until, ...asks }) => ({
			...{ creditTypeId, credits: creditsOf(typed) ?? 0n, reason, until: until === "" ? null : until },
			asks,
		}),
		onDone: (_, { credits: typed }) => {
			toast.done(t("done", { credits: toJsonCredits(creditsOf(typed) ?? 0n), type }));
			onDone();
		},
	});
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={isToUseOwn ? t("useOwnCredits", { type }) : t("credits")} error={errorOf("credits")} required>
					<Input {...form.register("credits")} inputMode="numeric" autoComplete="off" className="num" />
				</Field>
				<Field label={t("reason")} help={t("reasonHelp", { organization })} error={errorOf("reason")} required>
					<Textarea {...form.register("reason")} rows={2} />
				</Field>
				<Field label={t("until")} error={errorOf("until")} optional>
					<Input {...form.register("until")} type="date" />
				</Field>
				<RadioGroup legend={t("whom")} error={errorOf("asks" as keyof Fields)}>
					<Whom preview={preview} register={form.register} />
				</RadioGroup>
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}

interface WhomProps {
	preview: AskingPreview;
	register: UseFormRegister<Fields>;
}

function Whom({ preview: { owner, hasAdministrators, creators, organization }, register }: WhomProps) {
	const t = useTranslations("requests.ask");
	const format = useFormatter();
	return (
		<>
			{owner === null ? null : <Checkbox label={t("owner", { name: owner })} {...register("owner")} />}
			{hasAdministrators ? (
				<Checkbox label={t("administrators", { organization })} {...register("administrators")} />
			) : null}
			{creators.map(({ id, name, groups }) => (
				<Checkbox
					key={id}
					value={id}
					label={t("creator", { name, groups: format.list(groups) })}
					{...register("creatorIds")}
				/>
			))}
			{creators.length > 0 ? <p className="text-muted text-small">{t("creatorNote")}</p> : null}
		</>
	);
}
