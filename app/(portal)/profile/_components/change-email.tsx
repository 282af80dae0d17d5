"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PasswordInput } from "@/components/password-input.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import {
	Dialog,
	DialogBody,
	DialogClose,
	DialogContent,
	DialogFooter,
	DialogTrigger,
} from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { RequestEmailChangeInput } from "@/lib/profile/schema.ts";
import { requestEmailChangeAction } from "../actions.ts";
import { useWindowForm } from "./use-window-form.ts";

export function ChangeEmail({ email }: { email: string }) {
	const t = useTranslations("profile");
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="outline">{t("email.change")}</Button>
			</DialogTrigger>
			<DialogContent title={t("email.change")} description={t("email.windowText", { email })}>
				<ChangeEmailForm onDone={() => setOpen(false)} />
			</DialogContent>
		</Dialog>
	);
}

function ChangeEmailForm({ onDone }: { onDone: () => void }) {
	const t = useTranslations("profile");
	const { register, submit, pending, errors, problem } = useWindowForm<
		RequestEmailChangeInput,
		{ pendingEmail: string }
	>({
		empty: { email: "", currentPassword: "" },
		action: requestEmailChangeAction,
		onDone: ({ pendingEmail }) => {
			toast.done(t("email.sent", { pending: pendingEmail }));
			onDone();
		},
	});
	return (
		<form noValidate onSubmit={submit}>
			<DialogBody>
				{problem ? (
					<Banner tone="bad" role="alert">
						{problem}
					</Banner>
				) : null}
				<Field label={t("email.new")} error={errors.email?.message} required>
					<Input type="email" {...register("email")} autoComplete="email" autoCapitalize="none" />
				</Field>
				<Field label={t("password.current")} error={errors.currentPassword?.message} required>
					<PasswordInput {...register("currentPassword")} autoComplete="current-password" />
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogClose asChild>
					<Button variant="outline">{t("cancel")}</Button>
				</DialogClose>
				<Button type="submit" pending={pending}>
					{t("email.submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
