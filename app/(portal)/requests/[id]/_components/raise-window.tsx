"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Status } from "@/components/ui/status.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { RaiseForRequestInput } from "@/lib/credit-requests/schema.ts";
import { creditsOf } from "@/lib/text/credits.ts";
import { raiseForRequestAction } from "../../actions.ts";

export interface RaiseForRequestProps {
	requestId: string;
	/** Null where it is the wallet of the person's Credit Owner. */
	shareGroupId: string | null;
	title: string;
	/** Of the person who asks. */
	name: string;
	period: RaiseForRequestInput["period"];
	limit: number;
	used: number;
	left: number;
	inPool: number;
	/** The least with which the person could use what they ask for, and until when. */
	suggested: number;
	suggestedUntil: string;
}

/** A raise until the end of a day, with what the person could use before and after (product.md 44). */
export default function RaiseWindow({ open, onOpenChange, ...raised }: RaiseForRequestProps & WindowProps) {
	const t = useTranslations("requests.answer");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={raised.title} description={t("raiseText")}>
				<RaiseForm {...raised} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function RaiseForm({ onDone, ...raised }: RaiseForRequestProps & { onDone: () => void }) {
	const t = useTranslations("requests.answer");
	const router = useRouter();
	const { requestId, shareGroupId, name, period, limit, used, suggested, suggestedUntil } = raised;
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { credits: String(suggested), until: suggestedUntil },
		check: ({ credits, until }): Record<string, string> | null => {
			if (creditsOf(credits) === null) return { credits: t("notNumber") };
			return until === "" ? { until: t("untilMissing") } : null;
		},
		action: raiseForRequestAction,
		input: ({ credits, until }) => ({ requestId, shareGroupId, period, until, credits: creditsOf(credits) ?? 0n }),
		onDone: () => {
			toast.done(t("raised", { name }));
			onDone();
		},
		onRefused: ({ fieldErrors }) => {
			if (!fieldErrors) router.refresh();
		},
	});
	const { credits, until } = form.watch();
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field
					label={t(`periods.${period}`)}
					help={t("raiseHelp", { limit, used })}
					error={errorOf("credits")}
					required
				>
					<Input {...form.register("credits")} inputMode="numeric" autoComplete="off" className="num" />
				</Field>
				<Field label={t("untilEnd")} error={errorOf("until")} required>
					<Input {...form.register("until")} type="date" />
				</Field>
				<Effect {...raised} credits={creditsOf(credits)} until={until} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("raise")}
				</Button>
			</DialogFooter>
		</form>
	);
}

interface EffectProps extends Pick<RaiseForRequestProps, "name" | "left" | "used" | "inPool"> {
	/** Null for what is no number. */
	credits: bigint | null;
	until: string;
}

function Effect({ name, left, used, inPool, credits, until }: EffectProps) {
	const t = useTranslations("requests.answer");
	const format = useFormatter();
	if (credits === null || until === "") return null;
	const after = Math.min(inPool, Math.max(0, Number(credits) - used));
	const day = format.dateTime(new Date(until), { dateStyle: "medium", timeZone: "UTC" });
	return (
		<Status as="p" className="num rounded-md bg-sunken px-3 py-2 text-muted text-small">
			{t("raiseEffect", { name, left: Math.min(inPool, left), after, until: day })}
		</Status>
	);
}
