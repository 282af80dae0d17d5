"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Input } from "./ui/input.tsx";

/** A password that can be looked at while it is typed, in place of typing it twice. Inside a `Field`. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
	const t = useTranslations("ui");
	const [isShown, setShown] = useState(false);
	const Icon = isShown ? EyeOff : Eye;
	return (
		<span className="relative block min-w-0">
			<Input
				type={isShown ? "text" : "password"}
				autoCapitalize="none"
				spellCheck={false}
				{...props}
				className="pr-10"
			/>
			<button
				type="button"
				aria-label={t(isShown ? "hidePassword" : "showPassword")}
				onClick={() => setShown(!isShown)}
				className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-muted hover:text-ink"
			>
				<Icon aria-hidden className="size-4" />
			</button>
		</span>
	);
}
