"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";

export function AddEntriesButton({ list, ...props }: ButtonProps & Pick<AddEntriesInput, "list">) {
	const t = useTranslations(`shareGroup.add.${list}`);
	return (
		<Button variant={list === "members" ? "outline" : "link"} {...props}>
			{list === "members" ? <UserPlus aria-hidden /> : null}
			{t("button")}
		</Button>
	);
}
