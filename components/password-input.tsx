"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "./ui/button.tsx";
import { Input } from "./ui/fields/input.tsx";

/** A password field with a button to show it instead of typing it twice. Inside a `Field`. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
	const t = useTranslations("ui");
	const [isShown, setShown] = useState(false);
	return (
		<span className="relative block min-w-0">
			<Input
				type={isShown ? "text" : "password"}
				autoCapitalize="none"
				spellCheck={false}
				{...props}
				className="pr-11"
			/>
			<Button
				variant="ghost"
				size="icon-sm"
				className="absolute top-0.5 right-0.5"
				aria-label={t("showPassword")}
				aria-pressed={isShown}
				onClick={() => setShown(!isShown)}
			>
				{isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
			</Button>
		</span>
	);
}
