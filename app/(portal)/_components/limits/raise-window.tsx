"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { RaiseLimitInput } from "@/lib/limits/schema.ts";
import { creditsOrNoneOf, toJsonCredits } from "@/lib/text/credits.ts";
import { endRaiseAction, raiseLimitAction } from "./actions.ts";
import { type Limited, poolOf, type TypeToLimit } from "./limited.ts";

interface RaisedLimit extends Omit<Limited, "person"> {
	person: NonNullable<Limited["person"]>;
}

export type RaiseWindowProps = RaisedLimit & WindowProps;

interface Fields {
	creditTypeId: string;
	/** As typed. */
	credits: string;
	until: string;
	reason: string;
}

/** More for one person until the end of a day; what stands below is not changed (product.md 44). */
export default function RaiseWindow({ open, onOpenChange, ...raised }: RaiseWindowProps) {
	const t = useTranslations("limits");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("raiseTitle", { name: raised.person.name })} description={t("raiseText")}>
				<RaiseForm {...raised} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function RaiseForm({ actions, pools, person, types, onDone }: RaisedLimit & { onDone: () => void }) {
	const t = useTranslations("limits");
	const word = useTranslations("words");
	const first = types.find(({ raise }) => raise) ?? types[0];
	const { form, formProps, errorOf, pending, problem } = useSendForm<Fields, RaiseLimitInput, unknown>({
		defaultValues: asTyped(first),
		check: ({ credits, until }): Record<string, string> | null => {
			if (creditsOrNoneOf(credits) === null) return { credits: t("notCredits") };
			return until === "" ? { until: t("untilMissing") } : null;
		},
		action: actions?.raise ?? raiseLimitAction,
		input: ({ creditTypeId, credits, until, reason }) => ({
			pool: poolOf(pools, creditTypeId),
			person: person.id,
			credits: creditsOrNoneOf(credits) ?? 0n,
			period: types.find((type) => type.creditTypeId === creditTypeId)?.stands?.period ?? "total",
			until,
			reason,
		}),
		onDone: () => {
			if (!actions) toast.done(t("raised"));
			onDone();
		},
	});
	const type = types.find(({ creditTypeId }) => creditTypeId === form.watch("creditTypeId"));

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{types.length > 1 ? (
					<Field label={word("creditType")}>
						<Select {...form.register("creditTypeId")}>
							{types.map(({ creditTypeId, creditType }) => (
								<option key={creditTypeId} value={creditTypeId}>
									{creditType}
								</option>
							))}
						</Select>
					</Field>
				) : null}
				<Field
					label={type?.stands?.period ? t(`periods.${type.stands.period}`) : word("numberOfCredits", { type: "" })}
					help={type?.stands?.credits == null ? null : t("raiseHelp", { credits: toJsonCredits(type.stands.credits) })}
					error={errorOf("credits")}
					required
				>
					<Input {...form.register("credits")} inputMode="numeric" />
				</Field>
				<Field label={t("until")} help={t("untilHelp")} error={errorOf("until")} required>
					<Input {...form.register("until")} type="date" />
				</Field>
				<Field label={word("reason")} error={errorOf("reason")} optional>
					<Input {...form.register("reason")} />
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				{type?.raise ? <EndRaise actions={actions} pools={pools} person={person} type={type} onDone={onDone} /> : null}
				<Button type="submit" pending={pending}>
					{t("raise")}
				</Button>
			</DialogFooter>
		</form>
	);
}

function asTyped(type: TypeToLimit | undefined): Fields {
	const { credits, until, reason } = type?.raise ?? { credits: null, until: null, reason: null };
	const creditTypeId = type?.creditTypeId ?? "";
	return { creditTypeId, credits: credits?.toString() ?? "", until: until ?? "", reason: reason ?? "" };
}

interface EndRaiseProps extends Pick<RaisedLimit, "actions" | "pools" | "person"> {
	type: TypeToLimit;
	onDone: () => void;
}

/** Ends it before its day: what stands below counts again at once. */
function EndRaise({ actions, pools, person, type, onDone }: EndRaiseProps) {
	const t = useTranslations("limits");
	const { send, pending } = useSend();
	const end = () =>
		send({
			action: actions?.end ?? endRaiseAction,
			input: () => ({ pool: poolOf(pools, type.creditTypeId), person: person.id }),
			onDone: () => {
				if (!actions) toast.done(t("ended"));
				onDone();
			},
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="outline" pending={pending} onClick={end}>
			{t("endRaise")}
		</Button>
	);
}
