"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";

export function AvatarButton({ name, ...props }: ComponentProps<"button"> & { name: string }) {
	const t = useTranslations("shell");
	return (
		<button
			type="button"
			aria-label={t("accountOf", { name })}
			className="rounded-full transition-opacity duration-100 hover:opacity-80"
			{...props}
		>
			<Avatar name={name} />
		</button>
	);
}
