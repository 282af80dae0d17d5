"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";

export function NavigationButton(props: ButtonProps) {
	const t = useTranslations("shell");
	return (
		<Button
			variant="ghost"
			size="icon"
			aria-label={t("openNavigation")}
			className="-mr-2 text-ink min-[74rem]:hidden"
			{...props}
		>
			<Menu aria-hidden className="size-5" />
		</Button>
	);
}
