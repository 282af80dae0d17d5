"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { MIN_PASSWORD_CHARACTERS } from "@/lib/auth/password-length.ts";
import { Button } from "./ui/button.tsx";
import { Field } from "./ui/field.tsx";
import { Input } from "./ui/input.tsx";

interface NewPasswordFieldProps {
	name?: string;
	label: ReactNode;
	error?: ReactNode;
}

/** A password that somebody chooses: what is asked of it, and a look at what was typed in place of typing it twice. */
export function NewPasswordField({ name = "password", label, error }: NewPasswordFieldProps) {
	const t = useTranslations("auth.newPassword");
	const [isShown, setShown] = useState(false);
	return (
		<div className="relative">
			<Field label={label} error={error} help={t("help", { least: MIN_PASSWORD_CHARACTERS })} required>
				<Input
					name={name}
					type={isShown ? "text" : "password"}
					autoComplete="new-password"
					autoCapitalize="none"
					spellCheck={false}
					className="pr-11"
				/>
			</Field>
			<Button
				variant="ghost"
				size="icon-sm"
				className="absolute top-7 right-0.5"
				aria-label={t("show")}
				aria-pressed={isShown}
				onClick={() => setShown(!isShown)}
			>
				{isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
			</Button>
		</div>
	);
}
