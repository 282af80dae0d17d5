"use client";

import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";

export function RemoveUserButton({ name, ...props }: Omit<ButtonProps, "name"> & { name: string }) {
	const t = useTranslations("adminUsers.remove");
	return (
		<Button variant="danger" {...props}>
			{t("open", { name })}
		</Button>
	);
}
