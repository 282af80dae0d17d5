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
import { toast } from "@/components/ui/toaster.tsx";
import { MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS } from "@/lib/auth/password-length.ts";
import type { ChangePasswordInput } from "@/lib/profile/schema.ts";
import { changePasswordAction } from "../actions.ts";
import { useWindowForm } from "./use-window-form.ts";

const LENGTH = { least: MIN_PASSWORD_CHARACTERS, most: MAX_PASSWORD_CHARACTERS };

export function ChangePassword() {
	const t = useTranslations("profile");
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="outline">{t("password.change")}</Button>
			</DialogTrigger>
			<DialogContent title={t("password.change")} description={t("password.windowText")}>
				<ChangePasswordForm onDone={() => setOpen(false)} />
			</DialogContent>
		</Dialog>
	);
}

function ChangePasswordForm({ onDone }: { onDone: () => void }) {
	const t = useTranslations("profile");
	const { register, submit, pending, errors, problem } = useWindowForm<ChangePasswordInput, null>({
		empty: { currentPassword: "", newPassword: "" },
		action: changePasswordAction,
		onDone: () => {
			toast.done(t("password.changed"));
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
				<Field label={t("password.current")} error={errors.currentPassword?.message} required>
					<PasswordInput {...register("currentPassword")} autoComplete="current-password" />
				</Field>
				<Field
					label={t("password.new")}
					help={t("password.newHelp", LENGTH)}
					error={errors.newPassword?.message}
					required
				>
					<PasswordInput {...register("newPassword")} autoComplete="new-password" />
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogClose asChild>
					<Button variant="outline">{t("cancel")}</Button>
				</DialogClose>
				<Button type="submit" pending={pending}>
					{t("password.submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
