"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, type ButtonProps } from "../../ui/button.tsx";

export function ColumnButton(props: ButtonProps) {
	const t = useTranslations("table");
	return (
		<Button variant="outline" className="max-md:hidden" {...props}>
			<Columns3 aria-hidden />
			{t("columns")}
		</Button>
	);
}
