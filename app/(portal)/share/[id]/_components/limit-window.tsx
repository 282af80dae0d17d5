"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { LIMIT_PERIODS } from "@/lib/share-groups/bounds.ts";
import type { GroupLimit } from "@/lib/share-groups/queries.ts";
import type { SetLimitInput } from "@/lib/share-groups/schema.ts";
import { useSend } from "../../_components/use-send.ts";
import { setLimitAction } from "../actions.ts";
import type { TypeToLimit } from "./types-to-limit.ts";

interface LimitWindowProps {
	shareGroupId: string;
	/** Null for everybody. */
	address: string | null;
	types: readonly TypeToLimit[];
	onDone: () => void;
}

type Period = (typeof LIMIT_PERIODS)[number] | "default" | "none";

/** What the window holds: which type, which period, how many credits. */
function useLimitForm({ shareGroupId, address, types, onDone }: LimitWindowProps) {
	const t = useTranslations("shareGroup.limit");
	const { send, ...sending } = useSend();
	const first = types.find(({ stored }) => stored) ?? types[0];
	const [typeId, setTypeId] = useState(first?.creditTypeId ?? "");
	const [period, setPeriod] = useState<Period>(periodOf(first?.stored ?? null));
	const [credits, setCredits] = useState(first?.stored?.credits?.toString() ?? "");
	const [error, setError] = useState<string | null>(null);
	const creditsInput = useRef<HTMLInputElement>(null);

	const choose = (id: string) => {
		const next = types.find(({ creditTypeId }) => creditTypeId === id)?.stored ?? null;
		setTypeId(id);
		setPeriod(periodOf(next));
		setCredits(next?.credits?.toString() ?? "");
	};
	async function submit(event: FormEvent) {
		event.preventDefault();
		const limit = limitOf(period, credits);
		setError(limit === undefined ? t("notCredits") : null);
		if (limit === undefined) return creditsInput.current?.focus();
		await send(
			(ask) => ask(setLimitAction, { shareGroupId, creditTypeId: typeId, address, limit }),
			() => {
				toast.done(t("saved"));
				onDone();
			},
		);
	}
	const nameInText = types.find(({ creditTypeId }) => creditTypeId === typeId)?.nameInText ?? "";
	return {
		typeId,
		nameInText,
		choose,
		period,
		setPeriod,
		credits,
		setCredits,
		error,
		creditsInput,
		submit,
		...sending,
	};
}

/** Undefined where what was typed is no number of credits. */
function limitOf(period: Period, credits: string): SetLimitInput["limit"] | undefined {
	if (period === "default") return null;
	if (period === "none") return "none";
	return /^\d{1,15}$/.test(credits.trim()) ? { credits: BigInt(credits.trim()), period } : undefined;
}

/** How many credits of one type each member, or one of them, may use (product.md 24). */
export function LimitWindow(props: LimitWindowProps) {
	const { address, types } = props;
	const t = useTranslations("shareGroup.limit");
	const form = useLimitForm(props);
	const { typeId, choose, period, setPeriod, message, errorOf } = form;
	return (
		<DialogContent title={address === null ? t("title") : t("titleOf", { address })} description={t("text")}>
			<form noValidate onSubmit={form.submit}>
				<DialogBody>
					{message ? (
						<Banner tone="bad" role="alert">
							{message}
						</Banner>
					) : null}
					{types.length > 1 ? (
						<Field label={t("type")}>
							<Select value={typeId} onChange={({ target }) => choose(target.value)}>
								{types.map(({ creditTypeId, nameInText }) => (
									<option key={creditTypeId} value={creditTypeId}>
										{nameInText}
									</option>
								))}
							</Select>
						</Field>
					) : null}
					<Field label={t("period")} help={period === "default" || period === "none" ? null : t(`counts.${period}`)}>
						<Select value={period} onChange={({ target }) => setPeriod(target.value as Period)}>
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
							label={t("credits", { type: form.nameInText })}
							error={form.error ?? errorOf("limit.credits") ?? errorOf("limit")}
							required
						>
							<Input
								ref={form.creditsInput}
								inputMode="numeric"
								maxLength={15}
								value={form.credits}
								onChange={({ target }) => form.setCredits(target.value)}
							/>
						</Field>
					) : null}
				</DialogBody>
				<DialogFooter>
					<DialogClose asChild>
						<Button variant="outline">{t("cancel")}</Button>
					</DialogClose>
					<Button type="submit" pending={form.pending}>
						{t("save")}
					</Button>
				</DialogFooter>
			</form>
		</DialogContent>
	);
}

function periodOf(stored: GroupLimit | null): Period {
	if (!stored) return "default";
	return stored.period ?? "none";
}
